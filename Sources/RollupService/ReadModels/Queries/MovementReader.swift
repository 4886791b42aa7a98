import Contracts
import Database
import StaffAPI

/// Reads why the revenue of an account moved in a month: what it was before and after, and the events between the two.
struct MovementReader {
    let connection: Connection
    let month: Month
    let now: Instant

    /// Nil for an account that isn't there.
    func row(_ moved: MovedAccount) throws -> MovementRow? {
        let accountID = moved.accountID
        guard let line = try AccountMonthTable(connection: connection).line(of: accountID, month)?.line,
            let history = try AccountLoader(connection: connection).history(accountID, usageIn: month.previous...month)
        else { return nil }
        let (earlier, later) = (AsOf(month: month.previous, now: now), AsOf(month: month, now: now))
        let causes = history.causes(from: earlier, to: later)
        let named = causes.prefix(MovementRow.eventsMaximum)
        return MovementRow(
            accountID: accountID, label: line.label, kind: moved.kind, amountCents: moved.amount,
            from: try history.line(earlier).map(MovementState.init), to: MovementState(line),
            events: try named.compactMap { try event($0, of: accountID) }, moreEvents: causes.count - named.count)
    }

    private func event(_ cause: RevenueCause, of accountID: AccountID) throws -> MovementEvent? {
        switch cause.source {
        case .term(let position):
            return try TermEventTable(connection: connection).entry(position, of: accountID).map { decision($0, cause) }
        case .referral(let position):
            return try ReferralTable(connection: connection).event(position).map { decision($0, cause) }
        case .membership(let state, let workspaceID, let eventID):
            return fact(MembershipChanged.self, eventID, cause, state: state, workspaceID)
        case .workspace(let workspaceID, let eventID):
            return fact(WorkspaceChanged.self, eventID, cause, workspaceID)
        case .organisation(let eventID):
            return fact(OrganisationChanged.self, eventID, cause)
        }
    }

    private func decision(_ entry: TermEventTable.Entry, _ cause: RevenueCause) -> MovementEvent {
        MovementEvent(
            eventID: entry.eventID, type: EventType.shortName(of: entry.type), at: cause.at, actor: entry.actor?.wireName,
            reason: entry.reason)
    }

    private func fact(
        _ payload: any EventPayload.Type, _ eventID: String, _ cause: RevenueCause, state: MembershipChanged.State? = nil,
        _ workspaceID: WorkspaceID? = nil
    ) -> MovementEvent {
        MovementEvent(
            eventID: eventID, type: EventType.shortName(of: payload.eventType.description), at: cause.at, state: state?.rawValue,
            workspaceID: workspaceID)
    }
}

extension MovementState {
    fileprivate init(_ line: AccountMonth) {
        self.init(
            tier: line.tier, billingPeriod: line.billingPeriod, seats: line.heads.seats, billedSeats: line.billedSeats,
            class: line.revenueClass, discount: line.discount, mrrCents: line.mrr)
    }
}
