import Contracts

/// Which classes and tiers are shown. What is empty lets all through; of several any fits.
public struct GroupFilter: Hashable, Sendable {
    /// In the order of the enumeration, each once.
    public var tiers: [Tier] = []
    public var classes: [RevenueClass] = []

    public init(tiers: [Tier] = [], classes: [RevenueClass] = []) {
        self.tiers = tiers
        self.classes = classes
    }

    public var isEmpty: Bool { self == GroupFilter() }

    /// Nil for words that are not known here, which only an empty filter lets through.
    public func shows(_ revenueClass: RevenueClass?, _ tier: Tier?) -> Bool {
        (classes.isEmpty || revenueClass.map(classes.contains) == true) && (tiers.isEmpty || tier.map(tiers.contains) == true)
    }
}

/// As a query.
extension GroupFilter {
    public static let parameters = [
        Operation.Parameter("tier", .choice(.tier), repeats: true), Operation.Parameter("class", .choice(.revenueClass), repeats: true),
    ]

    /// Throws `ParameterFault`.
    public init(_ query: ParameterReader) throws {
        tiers = try query.choices("tier")
        classes = try query.choices("class")
    }

    /// Names and values, always in the same order.
    public var query: [(name: String, value: String)] {
        tiers.map { ("tier", $0.rawValue) } + classes.map { ("class", $0.rawValue) }
    }
}
