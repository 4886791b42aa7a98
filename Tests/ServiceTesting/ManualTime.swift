import Contracts
import EventKit
import ProcessKit
import Synchronization

/// A clock that moves only when a test moves it, and then wakes those who waited for the new time.
public final class ManualTime: TimeSource {
    private struct Sleeper {
        let until: Instant
        let wakeUp: WakeUp
    }

    private struct State {
        var now: Instant
        var sleepers: [Sleeper] = []
    }

    private let state: Mutex<State>

    public init(_ start: Instant) {
        state = Mutex(State(now: start))
    }

    public var now: Instant { state.withLock { $0.now } }

    /// The next instant that somebody waits for.
    package var nextWaited: Instant? { state.withLock { $0.sleepers.map(\.until).min() } }

    /// Moves the clock; going back is allowed and wakes nobody.
    public func set(_ instant: Instant) {
        let woken = state.withLock { state in
            state.now = instant
            let due = state.sleepers.filter { $0.until <= instant }
            state.sleepers.removeAll { $0.until <= instant }
            return due
        }
        for sleeper in woken { sleeper.wakeUp.call() }
    }

    public func advance(seconds: Int) {
        set(now.adding(seconds: seconds))
    }

    public func wait(until instant: Instant) async {
        let wakeUp = WakeUp()
        let mustWait = state.withLock { state in
            guard state.now < instant else { return false }
            state.sleepers.append(Sleeper(until: instant, wakeUp: wakeUp))
            return true
        }
        guard mustWait else { return }
        await wakeUp.wait()
        state.withLock { state in state.sleepers.removeAll { $0.wakeUp === wakeUp } }
    }
}
