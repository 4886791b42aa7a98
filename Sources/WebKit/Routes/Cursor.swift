import Cryptography
import WireJSON

/// The place where a list goes on, as a text that callers hand back unread.
public enum Cursor {
    /// A position may hold a name of 1,000 characters and a text that is looked for, of four bytes each before they become Base64.
    private static let bytesMaximum = 16 * 1024

    /// The position has to be a structure (an object on the wire). Throws only when it can't be written as JSON.
    public static func encode(_ position: some Encodable) throws -> String {
        Base64URL.encode(try WireJSONEncoder().encode(position))
    }

    /// `nil` for anything that `encode` didn't make for this type.
    public static func decode<Position: Decodable>(_ type: Position.Type, from text: String) -> Position? {
        guard text.utf8.count <= bytesMaximum, let bytes = Base64URL.decode(text) else { return nil }
        return try? WireJSONDecoder().decode(Position.self, from: bytes)
    }
}
