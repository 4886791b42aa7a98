/// A request as a handler sees it: complete, decoded and within the server's limits.
public struct HTTPRequest: Sendable {
    public var method: HTTPMethod
    /// The path and query exactly as they came, still percent-encoded; for forwarding.
    public var target: String
    /// The decoded parts between the slashes. A part may itself hold a slash that was encoded as `%2F`.
    public var segments: [String]
    public var query: QueryItems
    public var headers: HTTPHeaders
    public var body: [UInt8]
    /// What the `{name}` parts of the route matched; filled by the router.
    public var pathParameters: [String: String]
    /// The address of the other end of the connection, without the port.
    public var remoteAddress: String

    /// A request for the target; `nil` when the target doesn't begin with a slash or its percent-encoding is broken.
    public init?(
        _ method: HTTPMethod, _ target: String, headers: HTTPHeaders = [:], body: [UInt8] = [], remoteAddress: String = "127.0.0.1"
    ) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard target.hasPrefix("/"), let segments = Self.segments(of: parts[0]),
            let query = QueryItems(encoded: parts.count > 1 ? parts[1] : "")
        else { return nil }
        self.method = method
        self.target = target
        self.segments = segments
        self.query = query
        self.headers = headers
        self.body = body
        self.pathParameters = [:]
        self.remoteAddress = remoteAddress
    }

    /// The decoded path; for people to read, not for splitting again.
    public var path: String {
        "/" + segments.joined(separator: "/")
    }

    private static func segments(of path: Substring) -> [String]? {
        var segments: [String] = []
        for part in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            guard let segment = PercentEncoding.decode(part) else { return nil }
            segments.append(segment)
        }
        return segments == [""] ? [] : segments
    }
}
