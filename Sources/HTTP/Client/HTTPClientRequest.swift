/// A request to another server.
public struct HTTPClientRequest: Sendable {
    public var method: HTTPMethod
    /// An absolute `http:` or `https:` URL, percent-encoded.
    public var url: String
    public var headers: HTTPHeaders
    public var body: [UInt8]
    /// From sending to the last byte of the answer; for a streamed answer, to the end of its head.
    public var timeoutSeconds: Double

    public init(_ method: HTTPMethod, _ url: String, headers: HTTPHeaders = [:], body: [UInt8] = [], timeoutSeconds: Double = 10) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeoutSeconds = timeoutSeconds
    }
}

/// A complete answer.
public struct HTTPClientResponse: Sendable {
    public var status: Int
    public var headers: HTTPHeaders
    public var body: [UInt8]

    public init(status: Int, headers: HTTPHeaders = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    public var text: String { String(decoding: body, as: UTF8.self) }
}

/// Why a request has no answer.
public enum HTTPClientError: Error, Equatable, Sendable {
    case invalidRequest(String)
    case hostNotFound
    case connectionRefused
    case timedOut
    /// The connection broke before the answer was whole.
    case connectionLost
    /// The certificate or the TLS handshake was refused; the reason is the library's.
    case notSecure(String)
    case responseTooLarge(limitBytes: Int)
    /// As many requests as the client allows are already under way or waiting.
    case busy
    case cancelled
    /// The client has been closed.
    case closed
    case failed(code: Int, message: String)
}

/// The bounds of a client.
public struct HTTPClientLimits: Sendable {
    /// Requests under way at once; more are refused as `busy`.
    public var requests: Int
    /// Connections to one host; further requests wait for one of them, within their timeout.
    public var connectionsPerHost: Int
    public var connectTimeoutSeconds: Double
    /// Bytes of an answer that is taken whole.
    public var responseBytes: Int
    /// Bytes of a streamed answer that wait for a slow reader before the sender is held back.
    public var streamBufferBytes: Int

    public init(
        requests: Int = 1024, connectionsPerHost: Int = 64, connectTimeoutSeconds: Double = 3, responseBytes: Int = 16 * 1024 * 1024,
        streamBufferBytes: Int = 256 * 1024
    ) {
        self.requests = requests
        self.connectionsPerHost = connectionsPerHost
        self.connectTimeoutSeconds = connectTimeoutSeconds
        self.responseBytes = responseBytes
        self.streamBufferBytes = streamBufferBytes
    }
}
