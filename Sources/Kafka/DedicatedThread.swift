import Foundation
import Synchronization

/// Runs blocking work on a thread of its own, so that Swift's small pool of shared threads never waits for it.
public enum DedicatedThread {
    /// Runs `body` on a new thread and suspends until it returns. Cancelling the task doesn't interrupt `body`.
    /// - Parameters:
    ///   - name: shown by debuggers and `top -H`; Linux keeps 15 characters.
    ///   - niceness: how far the thread stands behind others, as of `nice`.
    /// - Throws: what `body` throws.
    public static func run<T: Sendable>(
        named name: String, niceness: Int32 = 0, _ body: @escaping @Sendable () throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            _ = start(named: name) {
                // On Linux this is of the calling thread alone, which ends with the body.
                if niceness > 0 { _ = nice(niceness) }
                continuation.resume(with: Result(catching: body))
            }
        }
    }

    /// Starts `body` on a new thread and returns at once; the answer tells when it has ended.
    static func start(named name: String, _ body: @escaping @Sendable () -> Void) -> ThreadEnd {
        let end = ThreadEnd()
        let shortName = String(decoding: Array(name.utf8.prefix(15)), as: UTF8.self)
        let started = DispatchSemaphore(value: 0)
        let thread = Thread {
            // Foundation can only name a thread that runs and whose handle it has stored, which is so once `start` returned.
            started.wait()
            Thread.current.name = shortName
            body()
            end.signal()
        }
        thread.start()
        started.signal()
        return end
    }
}

/// The end of a thread, for which any number of tasks may wait.
final class ThreadEnd: Sendable {
    private enum State {
        case running([CheckedContinuation<Void, Never>])
        case ended
    }

    private let state = Mutex(State.running([]))

    func wait() async {
        await withCheckedContinuation { continuation in
            let ended = state.withLock { state in
                switch state {
                case .running(let waiting):
                    state = .running(waiting + [continuation])
                    return false
                case .ended:
                    return true
                }
            }
            if ended { continuation.resume() }
        }
    }

    func signal() {
        let waiting = state.withLock { state in
            switch state {
            case .running(let waiting):
                state = .ended
                return waiting
            case .ended:
                return []
            }
        }
        for continuation in waiting { continuation.resume() }
    }
}
