/// A word of an enumeration in an answer. A service that is newer than its reader may answer with a word that the reader doesn't know yet; that
/// is no reason to refuse the whole answer, so the text is kept, and shown as it is.
public struct Word<Value: RawRepresentable & Hashable & Sendable>: Hashable, Sendable where Value.RawValue == String {
    /// As it stands on the wire.
    public let text: String

    public init(_ value: Value) {
        text = value.rawValue
    }

    public init(text: String) {
        self.text = text
    }

    /// Nil for a word that this version doesn't know.
    public var known: Value? { Value(rawValue: text) }

    public static func == (word: Self, value: Value) -> Bool { word.text == value.rawValue }
    public static func != (word: Self, value: Value) -> Bool { word.text != value.rawValue }
}

extension Word: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(text: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
