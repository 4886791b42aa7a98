import Contracts
import EventKit
import ProcessKit
import Synchronization

/// One breaker per owner.
final class OwnerCircuits: Sendable {
    private let breakers = Mutex<[Owner: CircuitBreaker]>([:])
    private let time: any TimeSource

    init(time: any TimeSource) {
        self.time = time
    }

    /// Whether a request may go to the owner now; if so, `record` must follow.
    func admit(_ owner: Owner) -> Bool {
        let now = time.now
        return breakers.withLock { $0[owner, default: CircuitBreaker()].admit(at: now) }
    }

    func record(_ outcome: CircuitBreaker.Outcome, of owner: Owner) {
        let now = time.now
        breakers.withLock { $0[owner, default: CircuitBreaker()].record(outcome, at: now) }
    }
}
