import Contracts

extension CloudEvent {
    /// Whether the event's time has come, as far as clocks agree. What comes from the future would be newer than everything that is decided
    /// until then, so it waits as a dead letter.
    func hasHappened(by now: Instant) -> Bool {
        time <= now.adding(seconds: Self.clockToleranceSeconds)
    }

    func futureReason(at now: Instant) -> String {
        "time lies in the future (\(time); it is \(now) here); correct the sender's clock, and replay this once its time has come"
    }
}
