import Cryptography
import WireJSON

/// Whom a token claims to be before anybody has looked at its signature: good for counting, for nothing else.
struct SignInClaim: Sendable, Equatable {
    private struct Claims: Decodable {
        var sub: String?
        var id: String?
        var email: String?
    }

    let person: String

    /// Whatever can't be read claims to be nobody; all such attempts count together.
    init(_ token: String) {
        let parts = token.split(separator: ".", omittingEmptySubsequences: false)
        let payload = parts.count == 3 ? Base64URL.decode(parts[1]) : nil
        let claims = payload.flatMap { try? WireJSONDecoder().decode(Claims.self, from: $0) }
        person = "of \((claims?.sub ?? claims?.id ?? claims?.email ?? "").lowercased())"
    }
}
