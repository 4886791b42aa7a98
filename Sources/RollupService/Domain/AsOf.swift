import Contracts

/// The point from which a month is looked at: a past month as it was at its end, the current month as it is now (DOMAIN §6).
struct AsOf: Hashable, Sendable {
    let month: Month
    let isCurrent: Bool
    /// The instant at which everything that depends on the clock is judged.
    let moment: Instant

    init(month: Month, now: Instant) {
        self.month = month
        isCurrent = month >= now.month
        moment = isCurrent ? now : month.end.adding(milliseconds: -1)
    }

    /// One instant of the past, judged exactly.
    init(exactly instant: Instant) {
        month = instant.month
        isCurrent = false
        moment = instant
    }

    /// Whether a fact of the platform counts. In the current month every fact we have been told counts, whatever its clock said.
    func knows(factAt instant: Instant) -> Bool {
        isCurrent || instant <= moment
    }

    /// Whether terms with this effective time are in force or have been before. Other machines' clocks may be ahead of ours as far as those of
    /// facts, without their terms looking as if they lay in the future: a decision never takes effect before the newest fact.
    func reaches(_ effectiveAt: Instant) -> Bool {
        effectiveAt <= (isCurrent ? moment.adding(seconds: CloudEvent.clockToleranceSeconds) : moment)
    }
}
