/// What a server accepts from the network. Every number is a bound, so that no client can use the service up.
public struct HTTPLimits: Sendable {
    /// Open connections at once; more wait in the kernel's queue.
    public var connections: Int
    /// Bytes of request line and headers together; more is answered with 431.
    public var headerBytes: Int
    /// Bytes of a request body; more is answered with 413.
    public var bodyBytes: Int
    /// A connection on which nothing moves for so long is closed. Waiting for a handler or for the next piece of a streamed
    /// body doesn't count.
    public var idleTimeoutSeconds: Int
    /// Bytes of a streamed body that wait for a slow reader before its writer waits too.
    public var streamBufferBytes: Int

    public init(
        connections: Int = 1024, headerBytes: Int = 32 * 1024, bodyBytes: Int = 1024 * 1024, idleTimeoutSeconds: Int = 60,
        streamBufferBytes: Int = 256 * 1024
    ) {
        self.connections = connections
        self.headerBytes = headerBytes
        self.bodyBytes = bodyBytes
        self.idleTimeoutSeconds = idleTimeoutSeconds
        self.streamBufferBytes = streamBufferBytes
    }
}

/// A request that the server refuses before any handler sees it.
public enum HTTPRefusal: Sendable, Equatable {
    case badRequest(reason: String)
    case bodyTooLarge(limitBytes: Int)
    case methodUnknown(String)
    /// The handler answered with something that may not go on the wire.
    case badResponse(reason: String)

    public var status: Int {
        switch self {
        case .badRequest: 400
        case .bodyTooLarge: 413
        case .methodUnknown: 501
        case .badResponse: 500
        }
    }

    /// The refusal as plain text; a service gives the server its own form instead.
    public var plainResponse: HTTPResponse {
        switch self {
        case .badRequest(let reason): HTTPResponse(status: status, text: "\(reason)\n")
        case .bodyTooLarge(let limitBytes): HTTPResponse(status: status, text: "the body is larger than \(limitBytes) bytes\n")
        case .methodUnknown(let method): HTTPResponse(status: status, text: "unknown method \(method)\n")
        case .badResponse: HTTPResponse(status: status, text: "internal error\n")
        }
    }
}

public enum HTTPServerError: Error, Equatable {
    /// The address can't be listened on; the reason is the operating system's.
    case cannotListen(host: String, port: Int, reason: String)
    case cannotStart
}
