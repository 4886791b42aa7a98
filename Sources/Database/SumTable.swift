/// A table with the count and sums of the rows of another one, by what they have in common: what a list comes to is the sum of a few of its lines,
/// however many rows there are. Its first column after the keys counts rows; the keys are its primary key.
public struct SumTable: Sendable {
    /// A row as the sums see it: the values of the keys, and what it adds to each sum after the count.
    public struct Part: Sendable, Equatable {
        let keys: [SQLValue]
        let amounts: [SQLValue]

        public init(keys: [SQLValue], amounts: [SQLValue]) {
            self.keys = keys
            self.amounts = amounts
        }
    }

    private let insertion: String
    private let subtraction: String
    private let removal: String

    public init(_ name: String, keys: [String], count: String, sums: [String]) {
        let columns = (keys + [count] + sums).joined(separator: ", ")
        let places = [keys.map { _ in "?" }, ["1"], sums.map { _ in "?" }].flatMap { $0 }.joined(separator: ", ")
        let place = keys.map { "\($0) = ?" }.joined(separator: " AND ")
        let more = (["\(count) = \(count) + 1"] + sums.map { "\($0) = \($0) + excluded.\($0)" }).joined(separator: ", ")
        let less = (["\(count) = \(count) - 1"] + sums.map { "\($0) = \($0) - ?" }).joined(separator: ", ")
        insertion = "INSERT INTO \(name) (\(columns)) VALUES (\(places)) ON CONFLICT DO UPDATE SET \(more)"
        subtraction = "UPDATE \(name) SET \(less) WHERE \(place)"
        removal = "DELETE FROM \(name) WHERE \(place) AND \(count) = 0"
    }

    /// A row that becomes another one.
    /// - Parameter old: nil where it is new.
    public func replace(_ old: Part?, by new: Part, _ connection: Connection) throws {
        guard old != new else { return }
        if let old {
            try connection.execute(subtraction, old.amounts + old.keys)
            try connection.execute(removal, old.keys)
        }
        try connection.execute(insertion, new.keys + new.amounts)
    }
}
