import Contracts
import Database
import ServiceKit

/// A workspace of the current month with all that its risk and its row need.
struct RiskCandidate: Sendable, Equatable {
    let workspaceID: WorkspaceID
    let name: String
    let accountID: AccountID
    let organisationID: OrganisationID
    let figures: RiskFigures
    let revenueClass: RevenueClass
    let mode: BillingMode
    let mrr: Cents
    let admins: [UserID]
}

/// Finds the workspaces that may be at risk.
struct RiskTable {
    let connection: Connection

    private static let select = """
        SELECT w.workspace_id, w.name, w.account_id, a.organisation_id, a.segment, w.counted_seconds, w.cap_seconds, u.reset_at,
            a.downgraded_at, a.downgraded_from, a.payment_mode, a.managed, a.live, a.agreed_seats, a.mrr_cents, w.admins
        FROM workspace_months w JOIN account_months a ON a.account_id = w.account_id AND a.month = w.month
        LEFT JOIN workspace_usage u ON u.workspace_id = w.workspace_id AND u.month = w.month
        WHERE w.deleted = 0 AND a.closed = 0 AND w.month = ?1
        """

    func candidate(_ workspaceID: WorkspaceID, _ month: Month) throws -> RiskCandidate? {
        try connection.first("\(Self.select) AND w.workspace_id = ?2", [month.sqlValue, workspaceID.sqlValue]) { try read($0, month) }
    }

    /// Every workspace that has used half of its cap, or whose account was downgraded since the given instant; each once.
    func candidates(_ month: Month, downgradedSince: Instant) throws -> [RiskCandidate] {
        var found: [WorkspaceID: RiskCandidate] = [:]
        let nearCap = "\(Self.select) AND w.cap_seconds IS NOT NULL AND w.counted_seconds * 2 >= w.cap_seconds"
        try connection.forEach(nearCap, [month.sqlValue]) { row in
            let candidate = try read(row, month)
            found[candidate.workspaceID] = candidate
        }
        let accounts: [AccountID] = try connection.query(
            "SELECT account_id FROM account_months WHERE month = ? AND downgraded_at IS NOT NULL AND downgraded_at > ?",
            [month.sqlValue, downgradedSince.sqlValue]
        ) { $0.id(0) }
        for account in accounts {
            try connection.forEach("\(Self.select) AND w.account_id = ?2", [month.sqlValue, account.sqlValue]) { row in
                let candidate = try read(row, month)
                found[candidate.workspaceID] = candidate
            }
        }
        return Array(found.values)
    }

    private func read(_ row: Row, _ month: Month) throws -> RiskCandidate {
        let segment = try Segment(code: Int(row.int(4)))
        let from: Tier? = try row.optionalChoice(9)
        let figures = RiskFigures(
            tier: segment.tier, countedSeconds: row.int(5), capSeconds: row.optionalInt(6),
            cycleStart: max(month.start, row.optionalInstant(7) ?? month.start), cycleEnd: month.end,
            downgrade: from.map { Downgrade(at: row.instant(8), from: $0) })
        let mode = BillingMode(
            paymentMode: try row.choice(10), managed: row.bool(11), hasLiveSubscription: row.bool(12),
            agreedSeats: row.optionalInt(13).map(Int.init))
        return RiskCandidate(
            workspaceID: row.id(0), name: row.text(1), accountID: row.id(2), organisationID: row.id(3), figures: figures,
            revenueClass: segment.revenueClass, mode: mode, mrr: row.cents(14), admins: row.ids(15))
    }
}
