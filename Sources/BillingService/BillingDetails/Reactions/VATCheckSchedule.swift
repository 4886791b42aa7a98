import Contracts
import Database
import EventKit

/// Keeps timers for asking VIES about buyers' numbers: at once where billing details become known or change, and again some time after each
/// answer. It follows from the events alone, so a store that was lost and read back has them again.
struct VATCheckSchedule: Projection {
    /// The details have changed.
    static let first = "vat-check"
    /// An answer has grown old.
    static let again = "vat-check-again"

    /// Without VIES no timer is set.
    let isEnabled: Bool

    let name = "vat-check-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        guard isEnabled else { return }
        for event in events {
            if let set = try event.decode(BillingDetailsSet.self) {
                try Self.ask(set.accountID, at: event.time, work)
            } else if let fact = try event.decode(BillingDetailsChanged.self) {
                try Self.ask(fact.accountID, at: event.time, work)
            } else if let checked = try event.decode(VATNumberChecked.self) {
                try work.schedule(Self.again, key: checked.accountID.description, at: checked.askedAgainAt)
            }
        }
    }

    /// Whichever of two events comes first, the timer is that of the later one.
    private static func ask(_ account: AccountID, at instant: Instant, _ work: UnitOfWork) throws {
        let key = account.description
        if let due = try work.connection.instant(ofTimer: first, key: key), due >= instant { return }
        try work.schedule(first, key: key, at: instant)
    }

    /// Timers of an earlier start with VIES end without it.
    static func handlers(isEnabled: Bool) -> [String: TimerHandler] {
        let handler: TimerHandler = { timer, work in
            guard isEnabled, let account = AccountID(timer.key) else { return }
            try VATChecking.request(account, work)
        }
        return [first: handler, again: handler]
    }

    /// Before VIES was asked, details were known already: at each start all accounts are looked at that have a VAT number or details by staff,
    /// and those asked whose answer is missing or old.
    static func start(_ work: UnitOfWork) throws {
        let told = "SELECT account_id FROM platform_details WHERE json_extract(details, '$.vat_id') IS NOT NULL ORDER BY account_id"
        let set =
            "SELECT substr(stream, length(?1) + 1) FROM events WHERE stream > ?1 AND stream < ?1 || 'g' AND version = 1 ORDER BY stream"
        let accounts =
            try work.connection.query(told) { $0.id(0) as AccountID }
            + work.connection.query(set, [.text(Buyer.stream(""))]) { AccountID($0.text(0)) }.compactMap { $0 }
        for account in accounts { try ask(account, at: work.now, work) }
    }
}
