/// The request line and headers of a request, before anything is done with them.
struct RequestHead {
    let method: String
    let target: String
    let headers: HTTPHeaders
    /// Of request line and headers together.
    let byteCount: Int

    /// Why the request isn't taken, or `nil`.
    func refusal(_ limits: HTTPLimits) -> HTTPRefusal? {
        if target.utf8.count > limits.headerBytes { return .targetTooLong(limitBytes: limits.headerBytes) }
        if byteCount > limits.headerBytes { return .headTooLarge(limitBytes: limits.headerBytes) }
        if HTTPMethod(rawValue: method) == nil { return .methodUnknown(method) }
        if let field = headers.firstInvalid {
            // It couldn't be passed on either, and who forwards it would take the refusal for a fault of the next server.
            return .badRequest(reason: "the header \(field.name) holds characters that aren't allowed")
        }
        if let reason = ambiguity { return .badRequest(reason: reason) }
        if let coding = headers.values("Content-Encoding").first(where: { $0.lowercased() != "identity" }) {
            return .encodingUnknown(coding)
        }
        return nil
    }

    /// The length of the body, where the client tells it.
    var contentLength: Int? {
        headers["Content-Length"].flatMap(Int.init)
    }

    /// What another reader of the same bytes could understand otherwise: where the request ends (RFC 9112 §6), whom it is for and
    /// what it asks for (§3.2). A proxy before this server would then see other requests than we do.
    private var ambiguity: String? {
        let lengths = headers.values("Content-Length")
        let codings = headers.values("Transfer-Encoding")
        if lengths.count > 1 { return "there is more than one Content-Length" }
        if let length = lengths.first, !Self.isNumber(length) { return "the Content-Length isn't a number" }
        if codings.count > 1 { return "there is more than one Transfer-Encoding" }
        if let coding = codings.first, coding.lowercased() != "chunked" { return "the Transfer-Encoding isn't chunked" }
        if !lengths.isEmpty, !codings.isEmpty { return "there are both Content-Length and Transfer-Encoding" }
        if headers.values("Host").count > 1 { return "there is more than one Host" }
        if target.utf8.contains(UInt8(ascii: "#")) { return "the target holds a #, which belongs to the browser" }
        return nil
    }

    private static func isNumber(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
