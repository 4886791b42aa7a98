import Contracts
import HTTP

/// A request whose sender is known. Commands and queries read their paths and parameters through it.
public protocol StaffRequest: Sendable {
    var http: HTTPRequest { get }
    var identity: StaffIdentity { get }
    var trace: TraceContext { get }
}

extension StaffRequest {
    /// The text of a `{name}` part of the path.
    public func path(_ name: String) -> String {
        http.pathParameters[name] ?? ""
    }

    /// The id in a `{name}` part of the path. What isn't an id can't be found: 404, naming the thing.
    public func id<Tag>(_ name: String = "id", of thing: String, as type: Identifier<Tag>.Type = Identifier<Tag>.self) throws -> Identifier<
        Tag
    > {
        guard let id = Identifier<Tag>(path(name)) else { throw Problem.notFound("\(thing) \(path(name).prefix(64))") }
        return id
    }

    /// A query parameter, or `nil` when it is absent or empty.
    public func text(_ name: String) -> String? {
        http.query[name].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// An id in a query parameter. Throws 422.
    public func optionalID<Tag>(_ name: String, as type: Identifier<Tag>.Type = Identifier<Tag>.self) throws -> Identifier<Tag>? {
        try read(name, "an id such as 0b2f6c1e-7d3a-4c55-9a52-0d2b7c5e4f10") { Identifier<Tag>($0) }
    }

    /// One word of an enumeration. Throws 422, naming the words.
    public func choice<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type = Value.self) throws -> Value?
    where Value.RawValue == String {
        try read(name, "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))") { Value(rawValue: $0) }
    }

    /// A month such as `2026-11`. Throws 422.
    public func month(_ name: String) throws -> Month? {
        try read(name, "a month such as 2026-11") { Month($0) }
    }

    /// A day such as `2026-11-23`. Throws 422.
    public func date(_ name: String) throws -> LocalDate? {
        try read(name, "a day such as 2026-11-23") { LocalDate($0) }
    }

    /// `true` or `false`. Throws 422.
    public func flag(_ name: String) throws -> Bool? {
        try read(name, "true or false") { Bool($0) }
    }

    /// A whole number within the range. Throws 422.
    public func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        try read(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }

    /// How many rows a page of a list has: `limit`, 1 to 500, 100 when absent. Throws 422.
    public func limit() throws -> Int {
        try integer("limit", in: 1...500) ?? 100
    }

    /// Where a page begins: what an earlier answer gave as `next_cursor`, or `nil` for the first page. Throws 422.
    public func cursor<Position: Decodable>(as type: Position.Type = Position.self) throws -> Position? {
        try read("cursor", "the next_cursor of an earlier answer") { Cursor.decode(Position.self, from: $0) }
    }

    private func read<Value>(_ name: String, _ expectation: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = parse(text) else { throw Problem.invalid(name, "\(name) has to be \(expectation)") }
        return value
    }
}
