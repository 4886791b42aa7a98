import Contracts
import Database

/// How far the read model has followed the clock.
struct RollupState: Sendable, Equatable {
    /// The newest month for which every account has its line; the current month but for the moments of a turn of the month.
    var openMonth: Month
    /// Logins up to here have left the 30 days of the current month.
    var loginsAfter: Instant

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

    /// A read model that has never seen the clock begins with the present.
    init(startingAt now: Instant) {
        openMonth = now.month
        loginsAfter = LoginWindow.start(at: now)
    }

    private init(openMonth: Month, loginsAfter: Instant) {
        self.openMonth = openMonth
        self.loginsAfter = loginsAfter
    }

    static func load(_ connection: Connection) throws -> RollupState? {
        try connection.first("SELECT open_month, logins_after FROM rollup_state") { row in
            RollupState(openMonth: row.month(0), loginsAfter: row.instant(1))
        }
    }

    func save(_ connection: Connection) throws {
        try connection.execute("INSERT OR REPLACE INTO rollup_state VALUES (1, ?, ?)", [openMonth.sqlValue, loginsAfter.sqlValue])
    }
}

extension LoginWindow {
    /// Of a month as the lines show it: an open one up to now, a past one at its end.
    init(_ month: Month, _ state: RollupState, now: Instant) {
        self = month >= state.openMonth ? LoginWindow(currentAfter: state.loginsAfter) : LoginWindow(AsOf(month: month, now: now))
    }
}
