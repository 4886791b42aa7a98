import Cryptography
import HTTP
import WireJSON

/// What makes two commands the same: method, target, who asks, the version expected, and what the body says.
struct CommandFingerprint: Sendable {
    private let head: [UInt8]
    private let body: [UInt8]
    let bytes: [UInt8]

    init(of request: HTTPRequest, identity: StaffIdentity) {
        let parts = [request.method.rawValue, request.target, identity.email, request.headers["If-Match"] ?? ""]
        head = Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
        body = request.body
        bytes = Digest.sha256(head + Self.canonical(body))
    }

    /// Whether this is the command of a stored fingerprint. Some were made from the body as it came.
    func matches(_ stored: [UInt8]) -> Bool {
        stored == bytes || stored == Digest.sha256(head + body)
    }

    /// The same for the same members in another order and with other white space. What isn't JSON has no other form.
    private static func canonical(_ body: [UInt8]) -> [UInt8] {
        guard let document = try? WireJSONDecoder().decode(JSONValue.self, from: body),
            let canonical = try? WireJSONEncoder().encode(document)
        else { return body }
        return canonical
    }
}
