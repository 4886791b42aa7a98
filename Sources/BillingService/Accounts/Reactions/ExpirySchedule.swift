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
        let timers = Timers(of: state)
        try set(Self.expiry, timers.expiry, account, work)
        try set(Self.warning, timers.warning, account, work)
    }

    private func set(_ timer: String, _ instant: Instant?, _ account: String, _ work: UnitOfWork) throws {
        if let instant { try work.schedule(timer, key: account, at: instant) } else { try work.cancel(timer, key: account) }
    }

    /// The timers that an account has to have.
    struct Timers: Equatable {
        let expiry: Instant?
        /// None once the end has been announced.
        let warning: Instant?

        init(of state: AccountState) {
            expiry = state.tierTerms.expiresAt
            warning = expiry.flatMap { state.warnedExpiries.contains($0) ? nil : $0.adding(days: -WarnOfExpiry.days) }
        }
    }

    /// The account whose terms the event may have changed. One that has only opened has nothing that ends, and those come in thousands.
    private func accountWithNewTerms(_ event: CloudEvent) -> String? {
        guard let kind = Account.events.type(named: event.type), kind != AccountOpened.self else { return nil }
        return event.subject
    }
}
