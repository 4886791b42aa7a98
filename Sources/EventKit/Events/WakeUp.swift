import Synchronization

/// A signal for one waiting task. Calls before the wait are remembered as one, so that none is missed and none piles up.
public final class WakeUp: Sendable {
    private struct State {
        var isPending = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    public init() {}

    public func call() {
        let waiter = state.withLock { state in
            guard let waiter = state.waiter else {
                state.isPending = true
                return nil as CheckedContinuation<Void, Never>?
            }
            state.waiter = nil
            return waiter
        }
        waiter?.resume()
    }

    /// Returns at the next call, at once if one came before, and when the task is cancelled.
    public func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.isPending || Task.isCancelled {
                        state.isPending = false
                        return true
                    }
                    precondition(state.waiter == nil, "one task waits at a time")
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
    }

    /// As `wait`, but no longer than this.
    public func wait(upTo duration: Duration) async {
        await race(with: {
            // Sleep ends early only when it lost the race.
            try? await Task.sleep(for: duration)
        })
    }

    /// Returns at the next call or when the other is over, whichever comes first.
    public func race(with other: @escaping @Sendable () async -> Void) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { await other() }
            await group.next()
            group.cancelAll()
        }
    }
}
