import Contracts

/// Why a query parameter is refused: its name, and what it has to be.
public struct ParameterFault: Error, Hashable, Sendable {
    public let name: String
    public let detail: String

    public init(_ name: String, _ detail: String) {
        self.name = name
        self.detail = detail
    }
}

/// Reads the query parameters of a request. Each is nil where it is absent or empty, and throws `ParameterFault` for what it may not hold.
public struct ParameterReader {
    private let values: (String) -> [String]

    /// - Parameter values: all that the query says under a name, in order.
    public init(_ values: @escaping (String) -> [String]) {
        self.values = values
    }

    /// The first, where a name that may not repeat does.
    public func text(_ name: String) -> String? {
        values(name).first.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A text that is looked for; the fault names the length that it may have.
    public func search(_ name: String = "search") throws -> String? {
        let longest = Operation.Parameter.searchLengthMaximum
        guard let text = text(name) else { return nil }
        guard text.unicodeScalars.count <= longest else { throw ParameterFault(name, "\(name) may have \(longest) characters") }
        return text
    }

    public func id<Tag>(_ name: String, as type: Identifier<Tag>.Type = Identifier<Tag>.self) throws -> Identifier<Tag>? {
        try read(name, "an id such as 0b2f6c1e-7d3a-4c55-9a52-0d2b7c5e4f10") { Identifier<Tag>($0) }
    }

    /// The ids of a parameter that may repeat, each once, in the order in which they stand.
    public func ids<Tag>(_ name: String, maximum: Int) throws -> [Identifier<Tag>] {
        var known: Set<Identifier<Tag>> = []
        let ids = try values(name).map { text in
            guard let id = Identifier<Tag>(text) else { throw ParameterFault(name, "\(name) has to be ids") }
            return id
        }.filter { known.insert($0).inserted }
        guard ids.count <= maximum else { throw ParameterFault(name, "\(name) may stand \(maximum) times at most") }
        return ids
    }

    /// One word of an enumeration; the fault names the words.
    public func choice<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type = Value.self) throws -> Value?
    where Value.RawValue == String {
        try read(name, "one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))") { Value(rawValue: $0) }
    }

    /// The words of a parameter that may repeat, each once and in the order of the enumeration; those without a value are as good as absent.
    public func choices<Value: RawRepresentable & CaseIterable & Hashable>(_ name: String, of type: Value.Type = Value.self) throws
        -> [Value]
    where Value.RawValue == String {
        let chosen = try values(name).filter { !$0.isEmpty }.map { text in
            guard let value = Value(rawValue: text) else {
                throw ParameterFault(name, "\(name) has to be one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
            }
            return value
        }
        return Value.allCases.filter(Set(chosen).contains)
    }

    /// A number of days, such as `60d` or a bare `60`.
    public func days(_ name: String, in range: ClosedRange<Int64>) throws -> Int? {
        try read(name, "a number of days from \(range.lowerBound) to \(range.upperBound), such as 60d") { text in
            Int64(text.hasSuffix("d") ? String(text.dropLast()) : text).flatMap { range.contains($0) ? Int($0) : nil }
        }
    }

    public func month(_ name: String) throws -> Month? {
        try read(name, "a month such as 2026-11") { Month($0) }
    }

    public func date(_ name: String) throws -> LocalDate? {
        try read(name, "a day such as 2026-11-23") { LocalDate($0) }
    }

    /// An exact time, or a day, which then counts to its end.
    public func dayOrInstant(_ name: String) throws -> Instant? {
        try read(name, "a day such as 2026-12-31 or a time such as 2026-12-31T12:00:00Z") { Instant(endOfTerm: $0) }
    }

    public func flag(_ name: String) throws -> Bool? {
        try read(name, "true or false") { Bool($0) }
    }

    public func whole(_ name: String, in range: ClosedRange<Int64>) throws -> Int? {
        try read(name, "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int64(text).flatMap { range.contains($0) ? Int($0) : nil }
        }
    }

    /// A value of any other kind, and what it has to be in words.
    public func read<Value>(_ name: String, _ expectation: String, _ parse: (String) -> Value?) throws -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = parse(text) else { throw ParameterFault(name, "\(name) has to be \(expectation)") }
        return value
    }
}
