import Contracts
import Database
import EventKit

/// What the clock alone changes, each as a timer that does a bounded amount of work and asks for itself again.
enum ClockTimers {
    /// The terms of one account change at an instant: a trial or tier ends, a paid period begins or ends.
    static let terms = "account-terms"
    /// Opens the lines of a new month.
    static let rollOver = "month-roll-over"
    /// Logins leave the 30 days, locked workspaces in which nobody has been for as long leave the risks, and projections go on.
    static let hourly = "hourly"
    /// Takes up the queue of workspaces whose risk must be looked at.
    static let health = "account-health"

    static let accountsPerStep = 500
    static let loginsPerStep = 5_000
    static let workspacesPerStep = 500

    static let all: [String: TimerHandler] = [
        terms: changeTerms, rollOver: openMonth, hourly: passHour, health: HealthWatch.takeUpQueue,
        SearchRefresh.timer: SearchRefresh.walk, LinesRefresh.timer: LinesRefresh.walk,
        ResetRefresh.timer: ResetRefresh.walk, LockWatch.timer: LockWatch.findDates,
        SnoozeEnds.timer: SnoozeEnds.wake,
    ]

    static func start(_ state: RollupState, _ work: UnitOfWork) throws {
        try work.schedule(rollOver, key: "next", at: state.openMonth.end)
        try work.schedule(hourly, key: "next", at: nextHour(after: work.now))
    }

    static func nextHour(after now: Instant) -> Instant {
        let hour: Int64 = 3_600_000
        return Instant(milliseconds: now.milliseconds - now.milliseconds % hour + hour)
    }

    @Sendable private static func changeTerms(_ timer: DueTimer, _ work: UnitOfWork) throws {
        guard let accountID = AccountID(timer.key) else { throw UnprocessableEvent("\(timer.key) is not an account") }
        let batch = try RollupBatch(work)
        batch.dirtyAccounts.insert(accountID)
        try batch.finish()
        try batch.health.wake(work)
    }

    /// Walks through all accounts; when it is through, the new month is the current one for those who ask.
    @Sendable private static func openMonth(_ timer: DueTimer, _ work: UnitOfWork) throws {
        let batch = try RollupBatch(work)
        let accounts = try AccountTable(connection: work.connection)
            .accounts(after: AccountID(bytes: timer.data), limit: accountsPerStep)
        batch.dirtyAccounts.formUnion(accounts)
        try batch.finish()
        try batch.health.wake(work)
        if accounts.count == accountsPerStep, let last = accounts.last {
            try work.schedule(rollOver, key: timer.key, at: timer.dueAt, data: last.bytes)
        } else {
            batch.state.openMonth = work.now.month
            try batch.state.save(work.connection)
            try batch.risks.delete(before: batch.state.openMonth)
            try work.schedule(rollOver, key: timer.key, at: work.now.month.end)
        }
    }

    @Sendable private static func passHour(_ timer: DueTimer, _ work: UnitOfWork) throws {
        let batch = try RollupBatch(work)
        let isMoreToExpire = try batch.expireLogins(limit: loginsPerStep)
        let isMoreInactive = try batch.expireActivity(limit: workspacesPerStep)
        let halfway = try batch.risks.halfway(batch.currentMonth, after: WorkspaceID(bytes: timer.data), limit: workspacesPerStep)
        for workspaceID in halfway { try batch.health.add(workspaceID) }
        try batch.finish()
        try batch.health.wake(work)
        if isMoreToExpire || isMoreInactive || halfway.count == workspacesPerStep {
            try work.schedule(hourly, key: timer.key, at: work.now, data: halfway.last?.bytes ?? timer.data)
        } else {
            try work.schedule(hourly, key: timer.key, at: nextHour(after: work.now))
        }
    }
}
