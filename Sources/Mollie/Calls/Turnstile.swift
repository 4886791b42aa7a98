import Synchronization

/// Lets so many in at once; the others wait in the order in which they came, and no more of them than there is room for.
final class Turnstile: Sendable {
    enum Entry: Sendable {
        case entered
        case noRoom
        case cancelled
    }

    private struct Waiter {
        let ticket: Int
        let continuation: CheckedContinuation<Entry, Never>
    }

    private struct State {
        var free: Int
        var nextTicket = 0
        var waiters: [Waiter] = []
    }

    private let state: Mutex<State>
    private let waitersMaximum: Int

    init(places: Int, waiters: Int) {
        state = Mutex(State(free: max(1, places)))
        waitersMaximum = waiters
    }

    /// Whoever entered has to `leave`.
    func enter() async -> Entry {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if let entry = take(Waiter(ticket: ticket, continuation: continuation)) { continuation.resume(returning: entry) }
            }
        } onCancel: {
            giveUp(ticket)
        }
    }

    func leave() {
        let next: Waiter? = state.withLock { state in
            if state.waiters.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume(returning: .entered)
    }

    /// Nil for one that has to wait.
    private func take(_ waiter: Waiter) -> Entry? {
        state.withLock { state in
            // A task that was cancelled before it waits isn't told again.
            if Task.isCancelled { return .cancelled }
            if state.free > 0 {
                state.free -= 1
                return .entered
            }
            guard state.waiters.count < waitersMaximum else { return .noRoom }
            state.waiters.append(waiter)
            return nil
        }
    }

    private func giveUp(_ ticket: Int) {
        let waiter: Waiter? = state.withLock { state in
            guard let index = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
            return state.waiters.remove(at: index)
        }
        waiter?.continuation.resume(returning: .cancelled)
    }
}
