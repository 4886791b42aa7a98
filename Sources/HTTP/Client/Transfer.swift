import Synchronization

/// One request and the part of its answer that has arrived. Filled by the transfer thread, read by one task.
final class Transfer: Sendable {
    enum Mode: Sendable {
        case whole(limitBytes: Int)
        case streamed(bufferBytes: Int)
    }

    enum Acceptance {
        case taken
        case hold
        case refuse
    }

    private struct State {
        var status = 0
        var headers = HTTPHeaders()
        var hasHead = false
        var bytes: [UInt8] = []
        var isPaused = false
        var failure: HTTPClientError?
        var isDone = false
        var changes = 0
        var reader: CheckedContinuation<Void, Never>?
    }

    let request: HTTPClientRequest
    let mode: Mode
    private let state = Mutex(State())

    init(_ request: HTTPClientRequest, mode: Mode) throws {
        guard request.url.hasPrefix("http://") || request.url.hasPrefix("https://") else {
            throw HTTPClientError.invalidRequest("the URL isn't http or https")
        }
        if let field = request.headers.firstInvalid {
            throw HTTPClientError.invalidRequest("the header \(field.name) holds characters that aren't allowed")
        }
        self.request = request
        self.mode = mode
    }

    // The transfer thread's side.

    /// A status line begins a head; one after another means that the earlier was provisional (100).
    func beginHead(status: Int) {
        state.withLock { state in
            state.status = status
            state.headers = HTTPHeaders()
        }
    }

    func addHeader(_ name: String, _ value: String) {
        state.withLock { $0.headers.add(name, value) }
    }

    func endHead() {
        change { state in
            if state.status >= 200 { state.hasHead = true }
        }
    }

    func accept(_ piece: UnsafeRawBufferPointer) -> Acceptance {
        var acceptance = Acceptance.taken
        change { state in
            switch mode {
            case .whole(let limitBytes) where state.bytes.count + piece.count > limitBytes:
                state.failure = .responseTooLarge(limitBytes: limitBytes)
                acceptance = .refuse
            case .streamed(let bufferBytes) where state.bytes.count >= bufferBytes:
                state.isPaused = true
                acceptance = .hold
            case .whole, .streamed:
                state.bytes.append(contentsOf: piece)
            }
        }
        return acceptance
    }

    var hasHead: Bool { state.withLock { $0.hasHead } }

    /// The end; the first failure noted stays the reason.
    func finish(_ failure: HTTPClientError?) {
        change { state in
            guard !state.isDone else { return }
            state.failure = state.failure ?? failure
            state.isDone = true
        }
    }

    // The reading task's side.

    func wholeResponse() async throws -> HTTPClientResponse {
        try await when { state in
            guard state.isDone else { return nil }
            if let failure = state.failure { throw failure }
            defer { state.bytes = [] }
            return HTTPClientResponse(status: state.status, headers: state.headers, body: state.bytes)
        }
    }

    func head() async throws -> (status: Int, headers: HTTPHeaders) {
        try await when { state in
            if state.isDone, let failure = state.failure { throw failure }
            return state.hasHead || state.isDone ? (state.status, state.headers) : nil
        }
    }

    /// What has arrived, `nil` at the end; and whether the sender is held back and may go on now.
    func nextPiece() async throws -> (piece: [UInt8]?, isPaused: Bool) {
        try await when { state in
            if !state.bytes.isEmpty {
                defer {
                    state.bytes = []
                    state.isPaused = false
                }
                return (state.bytes, state.isPaused)
            }
            guard state.isDone else { return nil }
            if let failure = state.failure { throw failure }
            return (nil, false)
        }
    }

    private func change(_ body: (inout State) -> Void) {
        let reader = state.withLock { state in
            body(&state)
            state.changes += 1
            defer { state.reader = nil }
            return state.reader
        }
        reader?.resume()
    }

    private func when<Value>(_ ready: (inout State) throws -> Value?) async throws -> Value {
        while true {
            let (value, seen) = try state.withLock { state in (try ready(&state), state.changes) }
            if let value { return value }
            await withCheckedContinuation { continuation in
                // Something may have come between the look and the wait; then look again at once.
                let hasChanged = state.withLock { state in
                    guard state.changes == seen else { return true }
                    state.reader = continuation
                    return false
                }
                if hasChanged { continuation.resume() }
            }
        }
    }
}
