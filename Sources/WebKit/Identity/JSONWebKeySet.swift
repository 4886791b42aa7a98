import Cryptography
import WireJSON

/// The public keys of an issuer (RFC 7517), each with the name by which tokens refer to it.
public struct JSONWebKeySet: Sendable {
    private struct Entry: Sendable {
        let name: String?
        let key: PublicKey
    }

    private static let keysMaximum = 100

    private let entries: [Entry]

    /// Reads `{"keys": [...]}`. Keys of kinds that we don't verify are skipped, as the format asks.
    /// Throws `WireJSONError`, or `CryptographyError.invalidKey` when none is left.
    public init(_ bytes: [UInt8]) throws {
        let document = try WireJSONDecoder().decode(JSONValue.self, from: bytes)
        guard case .array(let keys) = document["keys"], keys.count <= Self.keysMaximum else {
            throw CryptographyError.invalidKey("a key set has a list of at most \(Self.keysMaximum) keys")
        }
        entries = keys.compactMap(Self.entry)
        guard !entries.isEmpty else { throw CryptographyError.invalidKey("the key set has no RS256, ES256 or EdDSA key to verify with") }
    }

    /// The keys that a token naming this one may have been signed with.
    func keys(named name: String?) -> [PublicKey] {
        guard let name else { return entries.map(\.key) }
        return entries.filter { $0.name == name }.map(\.key)
    }

    private static func entry(_ value: JSONValue) -> Entry? {
        guard case .object(let members) = value else { return nil }
        let texts = members.compactMapValues { member -> String? in
            if case .string(let text) = member { text } else { nil }
        }
        guard let key = try? PublicKey(jwk: texts) else { return nil }
        return Entry(name: texts["kid"], key: key)
    }
}
