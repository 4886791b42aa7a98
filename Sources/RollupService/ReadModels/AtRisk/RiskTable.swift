import Contracts
import Database
import Terms

/// The workspaces that are at risk or may be, in the order of the list, so that a page of it costs no more than its rows.
///
/// Whoever has used half of a cap or has been downgraded is here; what depends on the clock is judged when the list is read. Those who are
/// here for a downgrade alone keep no share: they are few, are put in order when they are read, and need not follow every recording.
struct RiskTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-risk",
        """
        CREATE TABLE workspace_risk (
            month INTEGER NOT NULL,
            workspace_id BLOB NOT NULL CHECK (length(workspace_id) = 16),
            band INTEGER NOT NULL CHECK (band BETWEEN 0 AND \(RiskPosition.bandBeyondCaps)),
            minus_share REAL CHECK (minus_share <= 0 AND (minus_share IS NULL) = (band = \(RiskPosition.bandBeyondCaps))),
            minus_mrr_cents INTEGER NOT NULL CHECK (minus_mrr_cents <= 0),
            name_key TEXT NOT NULL,
            downgraded_at INTEGER,
            PRIMARY KEY (month, workspace_id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX workspace_risk_in_order ON workspace_risk (month, band, minus_share, minus_mrr_cents, name_key, workspace_id);
        CREATE INDEX workspace_risk_downgraded ON workspace_risk (month, downgraded_at) WHERE downgraded_at IS NOT NULL;
        """
    )

    /// Those put aside stand apart in the order.
    static let snoozeMigration = Migration(
        "rollup-risk-snoozed",
        """
        ALTER TABLE workspace_risk ADD COLUMN snoozed INTEGER NOT NULL DEFAULT 0 CHECK (snoozed IN (0, 1));
        DROP INDEX workspace_risk_in_order;
        CREATE INDEX workspace_risk_in_order
            ON workspace_risk (month, snoozed, band, minus_share, minus_mrr_cents, name_key, workspace_id);
        """
    )

    private static let columns = """
        w.workspace_id, w.name, w.account_id, a.organisation_id, a.segment, coalesce(u.counted_seconds, 0), w.cap_seconds, u.reset_at,
        a.downgraded_at, a.downgraded_from, a.payment_mode, a.managed, a.live, a.agreed_seats, a.mrr_cents, w.admins,
        coalesce(l.counted_seconds, 0), k.workspace_id IS NOT NULL, k.reached_at,
        coalesce(k.active_at > (SELECT active_after FROM rollup_state), 0), w.admins_of_organisation
        """

    private static let beside = """
        JOIN account_months a ON a.account_id = w.account_id AND a.month = w.month
        LEFT JOIN workspace_usage u ON u.month = w.month AND u.workspace_id = w.workspace_id
        LEFT JOIN workspace_lifetimes l ON l.workspace_id = w.workspace_id
        LEFT JOIN workspace_locks k ON k.workspace_id = w.workspace_id
        """

    private static let listed = """
        SELECT \(columns) FROM workspace_risk r
        CROSS JOIN workspace_months w ON w.month = r.month AND w.workspace_id = r.workspace_id \(beside)
        """

    /// Gives a workspace its place.
    func put(_ row: RiskRow, of workspaceID: WorkspaceID, _ month: Month) throws {
        try connection.execute(
            "INSERT OR REPLACE INTO workspace_risk (month, workspace_id, \(RiskRow.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [month.sqlValue, workspaceID.sqlValue] + row.sqlValues)
    }

    func row(_ workspaceID: WorkspaceID, _ month: Month) throws -> RiskRow? {
        let sql = "SELECT \(RiskRow.columns) FROM workspace_risk WHERE month = ? AND workspace_id = ?"
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue], RiskRow.init)
    }

    func remove(_ workspaceID: WorkspaceID, _ month: Month) throws {
        try connection.execute(
            "DELETE FROM workspace_risk WHERE month = ? AND workspace_id = ?", [month.sqlValue, workspaceID.sqlValue])
    }

    /// Forgets the months before one.
    func delete(before month: Month) throws {
        try connection.execute("DELETE FROM workspace_risk WHERE month < ?", [month.sqlValue])
    }

    /// A workspace as it is in the lines of the month; nil where it has none, is deleted, or its account is closed.
    func candidate(_ workspaceID: WorkspaceID, _ month: Month) throws -> RiskCandidate? {
        let sql = """
            SELECT \(Self.columns) FROM workspace_months w \(Self.beside)
            WHERE w.deleted = 0 AND a.closed = 0 AND w.month = ? AND w.workspace_id = ?
            """
        return try connection.first(sql, [month.sqlValue, workspaceID.sqlValue]) { try read($0, month) }
    }

    /// The workspaces of the given bands from an edge on, the nearest first; behind an edge that is the most urgent.
    /// - Parameter isSnoozed: those that are put aside, or the others.
    func candidates(
        _ month: Month, isSnoozed: Bool, _ bands: ClosedRange<CapBand>, _ edge: PageEdge<RiskPosition>, limit: Int
    ) throws -> [RiskCandidate] {
        let (position, comparison, direction): (RiskPosition?, String, String) =
            switch edge {
            case .after(let position): (position, ">", "ASC")
            case .before(let position): (position, "<", "DESC")
            }
        let columns = ["band", "minus_share", "minus_mrr_cents", "name_key", "r.workspace_id"]
        let beyond = position == nil ? "" : "AND (\(columns.joined(separator: ", "))) \(comparison) (?6, ?7, ?8, ?9, ?10)"
        let sql = """
            \(Self.listed) WHERE r.month = ?1 AND r.snoozed = ?5 AND band BETWEEN ?2 AND ?3 \(beyond)
            ORDER BY \(columns.map { "\($0) \(direction)" }.joined(separator: ", ")) LIMIT ?4
            """
        let arguments = [
            month.sqlValue, bands.lowerBound.rawValue.sqlValue, bands.upperBound.rawValue.sqlValue, limit.sqlValue,
            isSnoozed.sqlValue,
        ]
        return try connection.query(sql, arguments + (position?.sqlValues ?? [])) { try read($0, month) }
    }

    /// Those whose account was downgraded since an instant.
    func downgraded(_ month: Month, isSnoozed: Bool, since: Instant) throws -> [RiskCandidate] {
        let sql = """
            \(Self.listed) WHERE r.month = ? AND r.snoozed = ? AND r.downgraded_at IS NOT NULL AND r.downgraded_at > ?
            """
        return try connection.query(sql, [month.sqlValue, isSnoozed.sqlValue, since.sqlValue]) { try read($0, month) }
    }

    /// Those of one account.
    func candidates(_ month: Month, of accountID: AccountID) throws -> [RiskCandidate] {
        let sql = """
            SELECT \(Self.columns) FROM workspace_months w
            CROSS JOIN workspace_risk r ON r.month = w.month AND r.workspace_id = w.workspace_id \(Self.beside)
            WHERE w.account_id = ? AND w.month = ?
            """
        return try connection.query(sql, [accountID.sqlValue, month.sqlValue]) { try read($0, month) }
    }

    /// The next of those whose risk changes with the clock alone, in the order of their ids.
    func halfway(_ month: Month, after workspaceID: WorkspaceID?, limit: Int) throws -> [WorkspaceID] {
        let sql = """
            SELECT workspace_id FROM workspace_risk
            WHERE month = ? AND snoozed IN (0, 1) AND band = ? AND workspace_id > ? ORDER BY workspace_id LIMIT ?
            """
        let after = workspaceID?.sqlValue ?? .blob([])
        return try connection.query(sql, [month.sqlValue, CapBand.halfway.rawValue.sqlValue, after, limit.sqlValue]) { $0.id(0) }
    }

    private func read(_ row: Row, _ month: Month) throws -> RiskCandidate {
        let segment = try Segment(code: Int(row.int(4)))
        let from: Tier? = try row.optionalChoice(9)
        let figures = RiskFigures(
            tier: segment.tier, countedSeconds: row.int(5), lifetimeSeconds: row.int(16), capSeconds: row.optionalInt(6),
            cycleStart: max(month.start, row.optionalInstant(7) ?? month.start), cycleEnd: month.end,
            downgrade: from.map { Downgrade(at: row.instant(8), from: $0) }, isActive: row.bool(19))
        let mode = BillingMode(
            paymentMode: try row.choice(10), managed: row.bool(11), hasLiveSubscription: row.bool(12),
            agreedSeats: row.agreedSeats(13))
        return RiskCandidate(
            workspaceID: row.id(0), name: row.text(1), accountID: row.id(2), organisationID: row.id(3), figures: figures,
            revenueClass: segment.revenueClass, mode: mode, mrr: row.cents(14), admins: row.contacts(15, 20), hasLock: row.bool(17),
            capReachedAt: row.optionalInstant(18))
    }
}
