/// The decoded `name=value` pairs behind the `?` of a URL, in their order.
public struct QueryItems: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    public struct Item: Sendable, Equatable {
        public var name: String
        public var value: String
    }

    public private(set) var items: [Item]

    public init(_ items: [Item] = []) {
        self.items = items
    }

    public init(dictionaryLiteral elements: (String, String)...) {
        items = elements.map { Item(name: $0.0, value: $0.1) }
    }

    /// The most items that are read: no form of ours has so many, and reading is work that anybody can ask for.
    public static let parsedMaximum = 100

    /// Parses an encoded query (without the `?`) or form; `nil` when its percent-encoding is broken or it has too many items.
    public init?(encoded: some StringProtocol) {
        let pairs = encoded.split(separator: "&", maxSplits: Self.parsedMaximum)
        guard pairs.count <= Self.parsedMaximum else { return nil }
        var items: [Item] = []
        for pair in pairs {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decode(parts[0], plusIsSpace: true),
                let value = PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
            else { return nil }
            items.append(Item(name: name, value: value))
        }
        self.items = items
    }

    /// The first value of the name.
    public subscript(name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// All others, in order.
    public func without(_ name: String) -> QueryItems {
        QueryItems(items.filter { $0.name != name })
    }

    /// Every value of the name, in order.
    public func values(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    public var names: [String] { items.map(\.name) }

    public mutating func add(_ name: String, _ value: String) {
        items.append(Item(name: name, value: value))
    }

    /// The items as they go behind the `?` of a URL.
    public var encoded: String {
        items.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }.joined(separator: "&")
    }
}
