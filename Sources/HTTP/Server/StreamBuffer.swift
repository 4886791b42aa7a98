import Synchronization

/// The bounded buffer between the writer of a streamed body, which may wait, and the server's thread, which may not.
final class StreamBuffer: Sendable {
    enum ReadResult: Equatable {
        case bytes(Int)
        case nothingYet
        case end
        case broken
    }

    private enum Ending {
        case complete
        case failed
    }

    private struct State {
        var bytes: [UInt8] = []
        var readUpTo = 0
        var ending: Ending?
        var isAbandoned = false
        var waiting: [CheckedContinuation<Void, any Error>] = []

        var waitingBytes: Int { bytes.count - readUpTo }
    }

    private let capacityBytes: Int
    private let onChange: @Sendable () -> Void
    private let state = Mutex(State())

    /// `onChange` is called when there is something new for the reader.
    init(capacityBytes: Int, onChange: @escaping @Sendable () -> Void) {
        self.capacityBytes = capacityBytes
        self.onChange = onChange
    }

    /// Appends and then waits until less than the capacity is unread. Throws when the reader has gone.
    func write(_ bytes: [UInt8]) async throws {
        try Task.checkCancellation()
        let mustWait = try state.withLock { state in
            guard !state.isAbandoned else { throw HTTPStreamError.clientGone }
            state.bytes += bytes
            return state.waitingBytes >= capacityBytes
        }
        onChange()
        if mustWait { try await waitForRoom() }
    }

    private func waitForRoom() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if state.isAbandoned { return .failure(HTTPStreamError.clientGone) }
                if state.waitingBytes < capacityBytes { return .success(()) }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    func finish() {
        state.withLock { $0.ending = $0.ending ?? .complete }
        onChange()
    }

    func fail() {
        state.withLock { $0.ending = $0.ending ?? .failed }
        onChange()
    }

    /// The reader has gone: every write from now on throws.
    func abandon() {
        let waiting = state.withLock { state in
            state.isAbandoned = true
            state.bytes = []
            state.readUpTo = 0
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(throwing: HTTPStreamError.clientGone) }
    }

    /// Moves what fits into the target.
    func read(into target: UnsafeMutableRawBufferPointer) -> ReadResult {
        let (result, ready) = state.withLock { state -> (ReadResult, [CheckedContinuation<Void, any Error>]) in
            guard !state.isAbandoned else { return (.broken, []) }
            let count = min(target.count, state.waitingBytes)
            guard count > 0 else {
                switch state.ending {
                case .complete: return (.end, [])
                case .failed: return (.broken, [])
                case nil: return (.nothingYet, [])
                }
            }
            target.copyBytes(from: state.bytes[state.readUpTo..<state.readUpTo + count])
            state.readUpTo += count
            if state.readUpTo == state.bytes.count {
                state.bytes.removeAll(keepingCapacity: state.bytes.capacity <= 2 * capacityBytes)
                state.readUpTo = 0
            } else if state.readUpTo >= capacityBytes {
                state.bytes.removeFirst(state.readUpTo)
                state.readUpTo = 0
            }
            guard state.waitingBytes < capacityBytes else { return (.bytes(count), []) }
            defer { state.waiting = [] }
            return (.bytes(count), state.waiting)
        }
        for continuation in ready { continuation.resume() }
        return result
    }
}
