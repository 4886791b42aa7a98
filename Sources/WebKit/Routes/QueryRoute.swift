import Contracts
import Database
import HTTP
import StaffAPI
import WireJSON

/// Answers a question from one snapshot, after waiting for the event that the caller wants to see.
struct QueryRoute: Sendable {
    let context: ServiceContext
    let handler: @Sendable (QueryRequest, Connection) throws -> HTTPResponse

    func respond(_ http: HTTPRequest, _ identity: StaffIdentity) async throws -> HTTPResponse {
        let request = QueryRequest(http: http, identity: identity, trace: http.trace)
        try await context.waitForEvent(of: request)
        return try await context.database.reading { try handler(request, $0) }
    }

    static func document(_ answer: some Encodable) throws -> HTTPResponse {
        var response = HTTPResponse(contentType: "application/json", try WireJSONEncoder(absentValues: .null).encode(answer))
        if let version = (answer as? any VersionedAnswer)?.version { response.headers["ETag"] = "\"\(version)\"" }
        return response
    }
}

extension ServiceContext {
    /// Waits for the event that `after` names, for two seconds unless set otherwise; then the answer is what is known by then.
    func waitForEvent(of request: QueryRequest) async throws {
        guard let eventID = request.text("after") else { return }
        guard eventID.utf8.count <= Operation.Parameter.afterLengthMaximum else {
            throw Problem.invalid("after", "after has to be one of the event_ids of an earlier answer")
        }
        _ = try await seen.waitUntilSeen(eventID)
    }
}

/// An answer that has a version, told as `ETag`.
protocol VersionedAnswer {
    var version: Int { get }
}

/// An answer with the version of the thing it shows, for a later `If-Match`. On the wire it is the value alone.
public struct Versioned<Value: Encodable>: Encodable, VersionedAnswer {
    public let value: Value
    public let version: Int

    public init(_ value: Value, version: Int) {
        self.value = value
        self.version = version
    }

    public func encode(to encoder: any Encoder) throws {
        try value.encode(to: encoder)
    }
}

extension Versioned: Sendable where Value: Sendable {}

/// An answer that isn't JSON.
public struct FileAnswer: Sendable {
    public var contentType: String
    public var bytes: [UInt8]
    /// With a name, browsers save the answer instead of showing it.
    public var fileName: String?

    public init(contentType: String, bytes: [UInt8], fileName: String? = nil) {
        self.contentType = contentType
        self.bytes = bytes
        self.fileName = fileName
    }

    var response: HTTPResponse {
        var response = HTTPResponse(contentType: contentType, bytes)
        if let fileName { response.headers["Content-Disposition"] = Self.attachment(fileName) }
        return response
    }

    /// A `Content-Disposition` whose name can't break out of its quotes.
    static func attachment(_ fileName: String) -> String {
        let allowed = fileName.unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar))
            return isPlain ? Character(scalar) : "-"
        }
        return "attachment; filename=\"\(String(allowed))\""
    }
}
