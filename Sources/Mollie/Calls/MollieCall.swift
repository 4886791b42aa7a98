import HTTP
import WireJSON

/// One request of the API, before it is known where the API is.
struct MollieCall: Sendable {
    private static let keyLengthMaximum = 128

    enum Target: Sendable {
        /// Behind the base URL. Made of fixed words and identifiers, which can't change where it leads.
        case path(String)
        /// An address that an answer named.
        case address(String)
    }

    let method: HTTPMethod
    let target: Target
    let body: JSONValue?
    let idempotencyKey: String?

    private init(_ method: HTTPMethod, _ target: Target, body: JSONValue? = nil, idempotencyKey: String? = nil) {
        self.method = method
        self.target = target
        self.body = body
        self.idempotencyKey = idempotencyKey
    }

    static func get(_ path: String, _ query: QueryItems = [:]) -> MollieCall {
        MollieCall(.get, .path(query.items.isEmpty ? path : "\(path)?\(query.encoded)"))
    }

    static func get(address: String) -> MollieCall {
        MollieCall(.get, .address(address))
    }

    /// For a change that is the same however often it is made.
    static func patch(_ path: String, _ body: JSONValue) -> MollieCall {
        MollieCall(.patch, .path(path), body: body)
    }

    /// A POST has a key, since only with it may it be sent again. Throws `invalid` for a key that no header can carry.
    static func post(_ path: String, _ body: JSONValue, idempotencyKey: String) throws(MollieFailure) -> MollieCall {
        guard (1...keyLengthMaximum).contains(idempotencyKey.utf8.count), idempotencyKey.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .invalid(reason: "an idempotency key has 1 to \(keyLengthMaximum) visible characters of ASCII")
        }
        return MollieCall(.post, .path(path), body: body, idempotencyKey: idempotencyKey)
    }
}
