/// The kinds of lines that a service can import, each with its fields (docs/operations.md, "Import").
public protocol LineKind: RawRepresentable<String>, CaseIterable, Sendable {
    /// The fields inside of those that are objects, or lists of them.
    static var innerFields: [String: Set<String>] { get }

    /// Every field that a line of this kind may have.
    var fields: Set<String> { get }
    /// The fields that a line of this kind has to name even where they are null, so that an end is never read out of a forgotten field.
    var fieldsToName: [String] { get }
}

extension LineKind {
    public static var innerFields: [String: Set<String>] { [:] }
    public var fieldsToName: [String] { [] }
}
