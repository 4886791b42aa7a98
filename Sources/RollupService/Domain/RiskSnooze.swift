import Contracts
import EventSourcing

/// A workspace at risk that staff have put aside.
struct RiskSnooze: Sendable, Equatable {
    /// Nil for one that only ends otherwise.
    var until: Instant?
    /// It ends as well when something more urgent than `riskReason` holds.
    var unlessWorse: Bool
    /// The most urgent reason when it began.
    var riskReason: RiskReason
    var reason: String

    func isInForce(at now: Instant) -> Bool { until.map { now < $0 } ?? true }

    /// Why reasons that hold, most urgent first, end it; nil while it goes on. A day that has come ends it without a word.
    func end(under reasons: [RiskReason], at now: Instant) -> RiskSnoozeEnded.Cause? {
        guard isInForce(at: now) else { return nil }
        guard let worst = reasons.first else { return until == nil ? .left : nil }
        return unlessWorse && worst.rank < riskReason.rank ? .worsened : nil
    }
}

/// Puts a workspace at risk aside. A snooze that is in force already is replaced.
struct SnoozeRisk: Command {
    typealias Target = AccountHealth
    static let monthsAhead = 12

    var risk: RiskIdentity
    var snooze: RiskSnooze

    func decide(_ state: RiskState, at now: Instant) throws -> [any StreamEvent<RiskState>] {
        guard snooze.until != nil || snooze.unlessWorse else { throw Rejection.snoozeWithoutEnd }
        if let until = snooze.until {
            guard until > now else { throw Rejection.snoozeEndPassed }
            // A day counts to its end.
            let latest = now.adding(months: Self.monthsAhead).date.adding(days: 1).start
            guard until <= latest else { throw Rejection.snoozeTooLong }
        }
        guard snooze != state.snooze else { return [] }
        return [
            RiskSnoozed(
                workspaceID: risk.workspaceID, accountID: risk.accountID, organisationID: risk.organisationID,
                riskReason: snooze.riskReason, until: snooze.until, unlessWorse: snooze.unlessWorse, reason: snooze.reason, effectiveAt: now
            )
        ]
    }
}

/// Takes a snooze back.
struct EndSnooze: Command {
    typealias Target = AccountHealth

    var risk: RiskIdentity
    var reason: Reason?

    func decide(_ state: RiskState, at now: Instant) -> [any StreamEvent<RiskState>] {
        guard state.snooze?.isInForce(at: now) == true else { return [] }
        return [
            RiskSnoozeEnded(
                workspaceID: risk.workspaceID, accountID: risk.accountID, organisationID: risk.organisationID, cause: .staff,
                reason: reason?.text, effectiveAt: now)
        ]
    }
}

extension RiskSnooze {
    init(_ event: RiskSnoozed) {
        self.init(until: event.until, unlessWorse: event.unlessWorse, riskReason: event.riskReason, reason: event.reason)
    }
}

extension RiskSnoozed: StreamEvent {
    public func evolve(_ state: inout RiskState) { state.snooze = RiskSnooze(self) }
}

extension RiskSnoozeEnded: StreamEvent {
    public func evolve(_ state: inout RiskState) { state.snooze = nil }
}

extension Rejection {
    static let snoozeWithoutEnd = field("until", "give a day in until, or unless_worse, so that the snooze ends some time")
    static let snoozeEndPassed = field("until", "until has to lie in the future")
    static let snoozeTooLong = field("until", "until may lie at most \(SnoozeRisk.monthsAhead) months ahead")
}
