import Contracts
import HTTP
import ProcessKit
import WireJSON

/// A request to change something.
public struct CommandRequest: StaffRequest {
    public let http: HTTPRequest
    public let identity: StaffIdentity
    public let trace: TraceContext
    /// The version that the caller read, from `If-Match`; hand it to `UnitOfWork.execute`.
    public let expectedVersion: Int?

    init(http: HTTPRequest, identity: StaffIdentity, trace: TraceContext) throws {
        self.http = http
        self.identity = identity
        self.trace = trace
        expectedVersion = try Self.version(http.headers["If-Match"])
    }

    /// The body as a value. Throws 400 with line and column when it can't be read, 422 when a field holds what it may not.
    public func body<Body: Decodable>(as type: Body.Type = Body.self) throws -> Body {
        guard http.body.isEmpty || http.headers["Content-Type"].map(Self.isJSON) == true else {
            throw Problem(
                status: 415, type: "media-type", title: "Unknown media type", detail: "the body has to be application/json"
            )
        }
        // An empty body means "all optional fields absent".
        return try WireJSONDecoder().decode(Body.self, from: http.body.isEmpty ? Array("{}".utf8) : http.body)
    }

    /// White space may stand before the parameters (RFC 9110 §8.3.1).
    private static func isJSON(_ contentType: String) -> Bool {
        let mediaType = contentType.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
        let rest = contentType.dropFirst(mediaType.count).drop { $0 == " " || $0 == "\t" }
        return mediaType.lowercased() == "application/json" && (rest.isEmpty || rest.first == ";")
    }

    private static func version(_ header: String?) throws -> Int? {
        guard let header, header != "*" else { return nil }
        let text = header.hasPrefix("\"") && header.hasSuffix("\"") ? String(header.dropFirst().dropLast()) : header
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let version = Int(text) else {
            throw Problem.malformed("If-Match has to be the ETag of an earlier answer, such as \"7\"", field: "If-Match")
        }
        return version
    }
}

/// A request to see something.
public struct QueryRequest: StaffRequest {
    public let http: HTTPRequest
    public let identity: StaffIdentity
    public let trace: TraceContext
}
