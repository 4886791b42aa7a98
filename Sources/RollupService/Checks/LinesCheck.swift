import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Reckons the lines of every account anew from its facts and holds them against those that are kept.
struct LinesCheck {
    private static let accountsPerStep = 200

    static let check = SelfCheck(
        "account-lines",
        holds: "The lines of every account, of its workspaces and of its ended trials are what its facts say in each kept month."
    ) { (step, after: AccountID?) in
        let look = LinesCheck(step: step, state: try step.settledState())
        let accounts = try look.accounts(after: after)
        for accountID in accounts { try look.compare(accountID) }
        return accounts.count == accountsPerStep ? accounts.last : nil
    }

    let step: CheckStep
    let state: RollupState

    /// The next accounts that a fact has opened or that have a line.
    private func accounts(after accountID: AccountID?) throws -> [AccountID] {
        let sql = """
            SELECT account_id FROM accounts WHERE account_id > ?1 UNION SELECT account_id FROM account_months WHERE account_id > ?1
            ORDER BY account_id LIMIT ?2
            """
        return try step.connection.query(sql, [accountID?.sqlValue ?? .blob([]), Self.accountsPerStep.sqlValue]) { $0.id(0) }
    }

    private func compare(_ accountID: AccountID) throws {
        let found = try AccountLines(storedOf: accountID, step.connection)
        guard let history = try reckoning(at: step.now).history(accountID) else {
            return tell(accountID, AccountLines(), found)
        }
        let due = try step.connection.instant(ofTimer: ClockTimers.terms, key: accountID.description)
        let expected = try AccountLines(history, reckoning(at: step.now))
        if expected != found {
            let isOfBefore = try moments(before: due).contains { try AccountLines(history, reckoning(at: $0)) == found }
            if !isOfBefore { tell(accountID, expected, found) }
        }
        if let next = history.nextChange(after: step.now), due.map({ $0 > next }) ?? true {
            step.findings.add(
                CheckDifference(
                    account: accountID, "next look at the terms", expected: "at \(next)", found: due.map { "at \($0)" } ?? "none"))
        }
    }

    /// Terms hold a little before their time, for the sake of other clocks, and change by a timer that may be due at this moment: until it has
    /// run, lines may still be those of just before.
    private func moments(before due: Instant?) -> [Instant] {
        guard let due, due <= step.now.adding(seconds: CloudEvent.clockToleranceSeconds) else { return [] }
        let tolerance = CloudEvent.clockToleranceSeconds
        return [due.adding(milliseconds: -1), due.adding(seconds: -tolerance).adding(milliseconds: -1)].filter { $0 < step.now }
    }

    private func reckoning(at now: Instant) -> LineReckoning { LineReckoning(connection: step.connection, state: state, now: now) }

    private func tell(_ accountID: AccountID, _ expected: AccountLines, _ found: AccountLines) {
        for difference in expected.differences(from: found, of: accountID) { step.findings.add(difference) }
    }
}
