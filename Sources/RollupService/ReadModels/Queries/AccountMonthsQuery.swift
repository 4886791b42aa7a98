import Contracts
import Database
import StaffAPI

/// The figures of one account, month by month.
struct AccountMonthsQuery {
    let connection: Connection
    let now: Instant

    /// Nil for an account that was in none of the months that are kept.
    func months(of accountID: AccountID) throws -> AccountMonthsAnswer? {
        let window = (try RollupState.load(connection) ?? RollupState(startingAt: now)).window
        let lines = try AccountMonthTable(connection: connection).lines(of: accountID).filter { window.contains($0.line.month) }
        guard !lines.isEmpty else { return nil }
        return AccountMonthsAnswer(accountID: accountID, months: try lines.map { try figures($0, current: window.upperBound) })
    }

    private func figures(_ stored: AccountMonthTable.Stored, current: Month) throws -> MonthFigures {
        let line = stored.line
        let toDay =
            line.month == current.previous ? try secondsToDay(of: line, age: now.milliseconds - current.start.milliseconds) : nil
        return MonthFigures(
            month: line.month, tier: line.tier, class: line.revenueClass, seats: line.heads.seats, billedSeats: line.billedSeats,
            recordedSeconds: line.usage.recordedSeconds, recordedSecondsToDay: toDay, mrrCents: line.mrr,
            logins30Days: stored.logins30Days, loginsKnown: try LoginTable(connection: connection).areKnown(before: line.month.end))
    }

    /// - Parameter age: how old the current month is, in milliseconds. A shorter month before it counts in whole when that is more.
    private func secondsToDay(of line: AccountMonth, age: Int64) throws -> Int64 {
        let until = min(line.month.start.adding(milliseconds: max(0, age)), line.month.end)
        return try RecordingTable(connection: connection).seconds(of: line.accountID, line.month, until: until)
    }
}
