import Contracts
import Database

/// How far the read model has followed the clock.
struct RollupState: Sendable, Equatable {
    /// The newest month for which every account has its line; the current month but for the moments of a turn of the month.
    var openMonth: Month
    /// Logins up to here have left the 30 days of the current month.
    var loginsAfter: Instant
    /// Locked workspaces in which nobody has been since then have left those at risk.
    var activeAfter: Instant

    /// Months that are kept: the current one and those before it (DOMAIN §6).
    static let monthsBefore = 12

    var window: ClosedRange<Month> { openMonth.adding(months: -Self.monthsBefore)...openMonth }

    static let migration = Migration(
        "rollup-state",
        """
        CREATE TABLE rollup_state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            open_month INTEGER NOT NULL,
            logins_after INTEGER NOT NULL
        ) STRICT;
        """
    )

    /// Lets all accounts be walked through once, as at the turn of a month, so that workspaces that are locked come among those at risk.
    static let activityMigration = Migration(
        "rollup-state-activity",
        """
        ALTER TABLE rollup_state ADD COLUMN active_after INTEGER NOT NULL DEFAULT 0;
        UPDATE rollup_state SET active_after = logins_after;
        UPDATE due SET due_at = 0, run_at = 0, data = x'' WHERE timer = '\(ClockTimers.rollOver)';
        """
    )

    /// A read model that has never seen the clock begins with the present.
    init(startingAt now: Instant) {
        openMonth = now.month
        loginsAfter = LoginWindow.start(at: now)
        activeAfter = loginsAfter
    }

    private init(openMonth: Month, loginsAfter: Instant, activeAfter: Instant) {
        self.openMonth = openMonth
        self.loginsAfter = loginsAfter
        self.activeAfter = activeAfter
    }

    static func load(_ connection: Connection) throws -> RollupState? {
        try connection.first("SELECT open_month, logins_after, active_after FROM rollup_state") { row in
            RollupState(openMonth: row.month(0), loginsAfter: row.instant(1), activeAfter: row.instant(2))
        }
    }

    func save(_ connection: Connection) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO rollup_state (id, open_month, logins_after, active_after) VALUES (1, ?, ?, ?)",
            [openMonth.sqlValue, loginsAfter.sqlValue, activeAfter.sqlValue])
    }
}

extension LoginWindow {
    /// Of a month as the lines show it: an open one up to now, a past one at its end.
    init(_ month: Month, _ state: RollupState, now: Instant) {
        self = month >= state.openMonth ? LoginWindow(currentAfter: state.loginsAfter) : LoginWindow(AsOf(month: month, now: now))
    }
}
