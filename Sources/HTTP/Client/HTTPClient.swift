/// An HTTP/1.1 client on libcurl: connections are kept alive and shared, redirects are not followed, proxies are not used.
public final class HTTPClient: Sendable {
    private let loop: TransferLoop
    private let limits: HTTPClientLimits

    public init(limits: HTTPClientLimits = HTTPClientLimits()) throws {
        self.limits = limits
        loop = try TransferLoop(limits: limits)
    }

    deinit {
        loop.close()
    }

    /// Sends and waits for the whole answer. Any status is an answer; throws `HTTPClientError` when there is none.
    public func send(_ request: HTTPClientRequest) async throws -> HTTPClientResponse {
        let transfer = try Transfer(request, mode: .whole(limitBytes: limits.responseBytes))
        try loop.start(transfer)
        return try await cancelling(transfer) { try await transfer.wholeResponse() }
    }

    /// Sends and waits for the head of the answer; its body is read from the stream, which holds the sender back when it isn't
    /// read. Throws `HTTPClientError`.
    public func stream(_ request: HTTPClientRequest) async throws -> HTTPClientStream {
        let transfer = try Transfer(request, mode: .streamed(bufferBytes: limits.streamBufferBytes))
        try loop.start(transfer)
        let head = try await cancelling(transfer) { try await transfer.head() }
        return HTTPClientStream(status: head.status, headers: head.headers, transfer: transfer, loop: loop, client: self)
    }

    /// Ends every request under way with `closed`; later ones are refused.
    public func close() {
        loop.close()
    }

    private func cancelling<Value: Sendable>(
        _ transfer: Transfer, _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            try await work()
        } onCancel: {
            loop.cancel(transfer)
        }
    }
}

/// An answer whose body is read piece by piece. Dropping it ends the transfer.
public final class HTTPClientStream: AsyncSequence, Sendable {
    public typealias Element = [UInt8]

    public let status: Int
    public let headers: HTTPHeaders
    private let transfer: Transfer
    private let loop: TransferLoop
    /// Kept because a client that is dropped ends its transfers.
    private let client: HTTPClient

    init(status: Int, headers: HTTPHeaders, transfer: Transfer, loop: TransferLoop, client: HTTPClient) {
        self.status = status
        self.headers = headers
        self.transfer = transfer
        self.loop = loop
        self.client = client
    }

    deinit {
        loop.cancel(transfer)
    }

    /// The next piece, or `nil` at the end. To be called by one reader at a time. Throws `HTTPClientError`.
    public func next() async throws -> [UInt8]? {
        try await withTaskCancellationHandler {
            let (piece, isPaused) = try await transfer.nextPiece()
            if isPaused { loop.resume(transfer) }
            return piece
        } onCancel: {
            loop.cancel(transfer)
        }
    }

    public func cancel() {
        loop.cancel(transfer)
    }

    public struct Iterator: AsyncIteratorProtocol {
        let stream: HTTPClientStream

        public func next() async throws -> [UInt8]? {
            try await stream.next()
        }
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(stream: self)
    }
}
