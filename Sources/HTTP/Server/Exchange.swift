import Synchronization

/// One request and its answer, from the request line to the last byte sent.
///
/// The server's thread drives it by callbacks; the handler runs in a task. What both touch is behind the lock.
final class Exchange: Sendable {
    enum Phase {
        case head
        case receiving
        case handling
        case answered(HTTPResponse)
        case sent
    }

    struct State {
        var phase = Phase.head
        var method = HTTPMethod.get
        var headers = HTTPHeaders()
        var body: [UInt8] = []
        var receivedBytes = 0
        var stream: StreamBuffer?
        var isEndless = false
        var task: Task<Void, Never>?
        var isAborted = false
    }

    let target: String
    let connection: ServerConnection
    let gate: ConnectionGate
    let remoteAddress: String
    let state = Mutex(State())

    init(target: String, connection: ServerConnection, gate: ConnectionGate, remoteAddress: String) {
        self.target = target
        self.connection = connection
        self.gate = gate
        self.remoteAddress = remoteAddress
    }

    /// Starts the handler; the connection sleeps until it has answered.
    func handle(_ request: HTTPRequest, _ limits: HTTPLimits, _ handler: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) {
        connection.allow(seconds: nil)
        // The lock is held while the task is made, so that the task can't finish before it has been noted.
        state.withLock { state in
            state.phase = .handling
            state.task = Task {
                let response = await handler(request)
                await self.answer(response, isHead: request.method == .head, limits)
            }
        }
    }

    private func answer(_ response: HTTPResponse, isHead: Bool, _ limits: HTTPLimits) async {
        let stream = StreamBuffer(capacityBytes: limits.streamBufferBytes) { [gate] in gate.wake() }
        let isWanted = state.withLock { state in
            guard !state.isAborted else { return false }
            state.phase = .answered(response)
            state.stream = stream
            if case .endless = response.body { state.isEndless = true }
            connection.allow(seconds: state.isEndless ? nil : limits.answerSeconds)
            return true
        }
        gate.wake()
        guard isWanted, !isHead else { return stream.finish() }
        switch response.body {
        case .bytes:
            stream.finish()
        case .stream(let produce), .endless(let produce):
            do {
                try await produce(HTTPBodyWriter { try await stream.write($0) })
                stream.finish()
            } catch {
                // The reason is the handler's to log; here the connection is cut, so that the client sees that the body isn't whole.
                stream.fail()
            }
        }
    }

    var isEndless: Bool {
        state.withLock { $0.isEndless }
    }

    /// Gives the request up: the connection is woken and its next callback closes it.
    func abort() {
        let (task, stream) = state.withLock { state in
            state.isAborted = true
            return (state.task, state.stream)
        }
        stream?.abandon()
        task?.cancel()
        gate.wake()
    }

    /// The library is done with the request, with the answer sent or the connection lost.
    func close() {
        gate.close()
        let (task, stream) = state.withLock { state in
            state.isAborted = true
            return (state.task, state.stream)
        }
        stream?.abandon()
        task?.cancel()
    }
}
