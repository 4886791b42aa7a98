import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

extension SelfCheck {
    /// What has to hold of all that billing keeps ready beside the events of its accounts.
    static let ofBilling = [everyStream, everyOpenAccount]

    private static let accountsPerStep = 500

    /// Reads every account again from its events.
    private static let everyStream = SelfCheck(
        "account-events",
        holds: "Every account whose events open it is known as open, to whom it belongs, and has the timers of its tier's end."
    ) { (step, after: String?) in
        let sql = "SELECT DISTINCT stream FROM events WHERE stream > ?1 AND stream < ?2 ORDER BY stream LIMIT ?3"
        let (first, end) = (Account.stream(""), Account.stream("~"))
        let streams = try step.connection.query(sql, [.text(after ?? first), .text(end), accountsPerStep.sqlValue]) { $0.text(0) }
        let look = AccountsCheck(step: step)
        for stream in streams { try look.compare(stream: stream) }
        return streams.count == accountsPerStep ? streams.last : nil
    }

    private static let everyOpenAccount = SelfCheck(
        "open-accounts", holds: "Every account that is known as open was opened by its events."
    ) { (step, after: AccountID?) in
        let accounts = try OpenAccounts.accounts(after: after, limit: accountsPerStep, step.connection)
        let look = AccountsCheck(step: step)
        for account in accounts where try look.state(of: Account.stream(account.description)).identity == nil {
            step.findings.add(CheckDifference(account: account, "account", expected: "not open", found: "open"))
        }
        return accounts.count == accountsPerStep ? accounts.last : nil
    }
}

/// Holds what is kept ready of accounts against what their events add up to.
private struct AccountsCheck {
    let step: CheckStep

    func state(of stream: String) throws -> AccountState {
        try Account.state(after: try EventStore(step.connection, source: EventContext.billing.source).events(ofStream: stream))
    }

    func compare(stream: String) throws {
        let state = try state(of: stream)
        guard let identity = state.identity else { return }
        let found = try OpenAccounts.identity(of: identity.accountID, step.connection)
        step.findings.compare(identity, found) { _, _ in
            CheckDifference(account: identity.accountID, "owner", expected: text(identity), found: text(found))
        }
        let timers = ExpirySchedule.Timers(of: state)
        try compare(ExpirySchedule.expiry, timers.expiry, of: identity.accountID)
        try compare(ExpirySchedule.warning, timers.warning, of: identity.accountID)
    }

    private func compare(_ timer: String, _ expected: Instant?, of account: AccountID) throws {
        let found = try step.connection.instant(ofTimer: timer, key: account.description)
        // A warning that came due when it was too late to warn is gone without a word.
        let isGone = timer == ExpirySchedule.warning && found == nil && expected.map { $0 <= step.now } ?? false
        guard found != expected, !isGone else { return }
        step.findings.add(
            CheckDifference(
                account: account, "timer \(timer)", expected: expected?.description ?? "none", found: found?.description ?? "none"))
    }

    private func text(_ identity: AccountIdentity?) -> String {
        guard let identity else { return "not open" }
        let workspace = identity.workspaceID.map { ", workspace \($0)" } ?? ""
        return "organisation \(identity.organisationID)\(workspace)"
    }
}
