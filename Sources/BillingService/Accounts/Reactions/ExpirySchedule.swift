import Contracts
import Database
import EventKit

/// Keeps two timers per account in step with its tier: one for the end, one for the warning three days before it. They follow from the
/// events alone, so a store that was lost and read back has them again.
struct ExpirySchedule: Projection {
    static let expiry = "tier-expiry"
    static let warning = "tier-expiry-warning"

    let name = "expiry-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for account in Set(events.compactMap(accountWithNewTerms)) {
            let (state, _) = try work.load(Account.self, id: account)
            try schedule(state, account, work)
        }
    }

    /// The handlers of the timers. Each is a command like any other, decided by the account's state.
    static let handlers: [String: TimerHandler] = [
        expiry: { timer, work in try work.execute(ExpireTier(), on: timer.key) },
        warning: { timer, work in try work.execute(WarnOfExpiry(), on: timer.key) },
    ]

    private func schedule(_ state: AccountState, _ account: String, _ work: UnitOfWork) throws {
        guard let end = state.tierTerms.expiresAt else {
            try work.cancel(Self.expiry, key: account)
            return try work.cancel(Self.warning, key: account)
        }
        try work.schedule(Self.expiry, key: account, at: end)
        if state.warnedExpiries.contains(end) {
            try work.cancel(Self.warning, key: account)
        } else {
            try work.schedule(Self.warning, key: account, at: end.adding(days: -WarnOfExpiry.days))
        }
    }

    /// The account whose terms the event may have changed. One that has only opened has nothing that ends, and those come in thousands.
    private func accountWithNewTerms(_ event: CloudEvent) -> String? {
        guard let kind = Account.events.type(named: event.type), kind != AccountOpened.self else { return nil }
        return event.subject
    }
}
