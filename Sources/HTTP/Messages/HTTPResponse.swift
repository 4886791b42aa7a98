/// An answer: status, headers and a body that is either there at once or written piece by piece.
public struct HTTPResponse: Sendable {
    public var status: Int
    public var headers: HTTPHeaders
    public var body: HTTPBody

    public init(status: Int, headers: HTTPHeaders = [:], body: HTTPBody = .bytes([])) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A complete body with its content type.
    public init(status: Int = 200, contentType: String, _ bytes: [UInt8]) {
        self.init(status: status, headers: ["Content-Type": contentType], body: .bytes(bytes))
    }

    /// A text as `text/plain; charset=utf-8`.
    public init(status: Int = 200, text: String) {
        self.init(status: status, contentType: "text/plain; charset=utf-8", Array(text.utf8))
    }

    /// The whole body in memory, running a stream to its end. Throws what the stream throws.
    public func collectBody() async throws -> [UInt8] {
        switch body {
        case .bytes(let bytes):
            return bytes
        case .stream(let produce), .endless(let produce):
            let collected = CollectedBody()
            try await produce(HTTPBodyWriter { await collected.append($0) })
            return await collected.bytes
        }
    }
}

public enum HTTPBody: Sendable {
    case bytes([UInt8])
    /// Written while it is sent. When the closure throws, the connection is cut, so that the client notices the missing rest.
    case stream(@Sendable (HTTPBodyWriter) async throws -> Void)
    /// Like `stream`, for bodies without an end (server-sent events): cancelled as soon as the server stops, without grace.
    case endless(@Sendable (HTTPBodyWriter) async throws -> Void)
}

/// Where a streamed body is written to.
public struct HTTPBodyWriter: Sendable {
    private let accept: @Sendable ([UInt8]) async throws -> Void

    public init(_ accept: @escaping @Sendable ([UInt8]) async throws -> Void) {
        self.accept = accept
    }

    /// Returns once there is room for more; throws `HTTPStreamError.clientGone` when nobody reads any more.
    public func write(_ bytes: [UInt8]) async throws {
        try await accept(bytes)
    }

    public func write(_ text: String) async throws {
        try await accept(Array(text.utf8))
    }
}

public enum HTTPStreamError: Error, Equatable {
    case clientGone
}

private actor CollectedBody {
    private(set) var bytes: [UInt8] = []

    func append(_ more: [UInt8]) {
        bytes += more
    }
}
