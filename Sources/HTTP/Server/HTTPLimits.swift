/// What a server accepts from the network. Every number is a bound, so that no client can use the service up.
public struct HTTPLimits: Sendable {
    /// Open connections at once; more wait in the kernel's queue.
    public var connections: Int
    /// Open connections from one address; a further one is closed at once. 0 is no bound of its own. `nil` is a quarter of all
    /// connections, but no bound on a loopback address, where a proxy or another service stands for everybody.
    public var connectionsPerAddress: Int?
    /// Bytes of request line and headers together; more is answered with 431, or with 414 when the request line alone has more.
    public var headerBytes: Int
    /// Bytes of a request body; more is answered with 413.
    public var bodyBytes: Int
    /// A connection on which nothing moves for so long is closed. Waiting for a handler or for the next piece of a streamed
    /// body doesn't count.
    public var idleTimeoutSeconds: Int
    /// How long a request line with its headers may take, from the connection's beginning or the request line on. The connection
    /// is closed then, however steadily bytes drip in.
    public var headSeconds: Int
    /// How long a request body may take as a whole.
    public var bodySeconds: Int
    /// How long an answer may take as a whole, from its first byte on; endless streams excepted. The writer of a streamed body
    /// learns that its client has gone.
    public var answerSeconds: Int
    /// Bytes of a streamed body that wait for a slow reader before its writer waits too.
    public var streamBufferBytes: Int

    public init(
        connections: Int = 1024, connectionsPerAddress: Int? = nil, headerBytes: Int = 32 * 1024, bodyBytes: Int = 1024 * 1024,
        idleTimeoutSeconds: Int = 60, headSeconds: Int = 15, bodySeconds: Int = 60, answerSeconds: Int = 300,
        streamBufferBytes: Int = 256 * 1024
    ) {
        self.connections = connections
        self.connectionsPerAddress = connectionsPerAddress
        self.headerBytes = headerBytes
        self.bodyBytes = bodyBytes
        self.idleTimeoutSeconds = idleTimeoutSeconds
        self.headSeconds = headSeconds
        self.bodySeconds = bodySeconds
        self.answerSeconds = answerSeconds
        self.streamBufferBytes = streamBufferBytes
    }
}
