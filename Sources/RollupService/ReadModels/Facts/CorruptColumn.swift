/// A column holds what this version of the program never wrote.
struct CorruptColumn: Error, Equatable, CustomStringConvertible {
    let column: String
    let value: String

    var description: String { "column \(column) holds \(value), which this version does not know" }
}
