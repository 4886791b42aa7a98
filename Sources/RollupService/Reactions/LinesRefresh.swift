import Contracts
import Database
import EventKit

/// Reckons the lines of all accounts anew for data that an older version kept with fewer figures.
enum LinesRefresh {
    static let timer = "lines-refresh"

    /// Asks for the timer where there is data already; a new read model has nothing to mend.
    static let migration = Migration(
        "rollup-lines-refresh",
        """
        INSERT INTO due (timer, key, due_at, run_at, data)
        SELECT '\(timer)', 'accounts', 0, 0, x'' WHERE EXISTS (SELECT 1 FROM rollup_state);
        """)

    /// Asks for it once more, for lines that don't tell yet where their revenue came from; a walk that isn't over begins anew.
    static let flowsMigration = Migration(
        "rollup-flows-refresh",
        """
        INSERT INTO due (timer, key, due_at, run_at, data)
        SELECT '\(timer)', 'accounts', 0, 0, x'' WHERE EXISTS (SELECT 1 FROM rollup_state)
            ON CONFLICT (timer, key) DO UPDATE SET data = x'';
        """)

    /// Goes on behind the account that the timer carries.
    @Sendable static func walk(_ due: DueTimer, _ work: UnitOfWork) throws {
        let accounts = try AccountTable(connection: work.connection)
            .accounts(after: AccountID(bytes: due.data), limit: ClockTimers.accountsPerStep)
        let batch = try RollupBatch(work)
        batch.dirtyAccounts.formUnion(accounts)
        try batch.finish()
        try batch.health.wake(work)
        guard accounts.count == ClockTimers.accountsPerStep, let last = accounts.last else { return }
        try work.schedule(timer, key: due.key, at: due.dueAt, data: last.bytes)
    }
}
