import Contracts
import Database
import EventKit
import StaffAPI

/// Reads what was booked for a partner in a period. Entries stand at the moment of booking, so that the statement of a period that is over stays as it
/// is, whatever becomes known later.
struct StatementReader {
    let connection: Connection
    let partner: OrganisationID
    let from: LocalDate
    /// The last day.
    let to: LocalDate

    /// A place in the statement.
    struct Position: Codable, Sendable, Equatable {
        var at: Instant
        var eventID: String
    }

    private static let columns = """
        event_id, referral_id, kind, amount_cents, at, paid_on, reference, \(LedgerEntries.withdrawnAt)
        """
    private static let inPeriod = "partner_organisation_id = ? AND at >= ? AND at < ?"

    private var period: [SQLValue] { [partner.sqlValue, from.start.sqlValue, to.adding(days: 1).start.sqlValue] }

    func opening() throws -> Cents {
        let sql = """
            SELECT coalesce(sum(\(LedgerEntries.signedAmount)), 0) FROM ledger_entries
            WHERE partner_organisation_id = ? AND at < ?
            """
        return try connection.first(sql, [partner.sqlValue, from.start.sqlValue]) { $0.cents(0) } ?? .zero
    }

    /// Month by month, the oldest first; none of a period that has too many.
    func months() throws -> [StatementAnswer.MonthTotals] {
        let (first, last) = (from.month, to.month)
        guard last <= first.adding(months: StatementAnswer.monthsMaximum - 1) else { return [] }
        return try (first.index...last.index).map { index in
            let month = Month(index: index)
            let reader = StatementReader(
                connection: connection, partner: partner, from: max(from, month.firstDay), to: min(to, month.next.firstDay.adding(days: -1))
            )
            return StatementAnswer.MonthTotals(month: month, totals: try reader.totals())
        }
    }

    /// Who the client of an entry is; nil for one that is gone.
    func clientName(of id: ReferralID) throws -> String? {
        let sql = "SELECT client_organisation_id, client_workspace_id FROM referrals WHERE referral_id = ?"
        let client: (OrganisationID, WorkspaceID?)? = try connection.first(sql, [id.sqlValue]) { ($0.id(0), $0.optionalID(1)) }
        guard let client else { return nil }
        return try client.1.map { try ClientWorkspaces.workspace($0, connection)?.name } ?? Organisations.name(of: client.0, connection)
    }

    func totals() throws -> StatementAnswer.Totals {
        let sql = "SELECT kind, sum(amount_cents) FROM ledger_entries WHERE \(Self.inPeriod) GROUP BY kind"
        let found = try connection.query(sql, period) { ($0.text(0), $0.cents(1)) }
        func sum(_ kind: StatementAnswer.Kind) -> Cents { found.first { $0.0 == kind.rawValue }?.1 ?? .zero }
        return StatementAnswer.Totals(
            accrualCents: sum(.accrual), reversalCents: sum(.reversal), payoutCents: sum(.payout),
            payoutWithdrawnCents: sum(.payoutWithdrawn))
    }

    /// By the moment at which they were booked.
    /// - Parameter kind: nil for all.
    func entries(_ kind: StatementAnswer.Kind?, after position: Position?, limit: Int) throws -> [StatementAnswer.Entry] {
        var (sql, values) = (Self.inPeriod, period)
        if let kind {
            sql += " AND kind = ?"
            values.append(kind.rawValue.sqlValue)
        }
        if let position {
            sql += " AND (at, position) > (?, (SELECT position FROM ledger_entries WHERE event_id = ?))"
            values += [position.at.sqlValue, position.eventID.sqlValue]
        }
        let question = "SELECT \(Self.columns) FROM ledger_entries WHERE \(sql) ORDER BY at, position LIMIT ?"
        return try connection.query(question, values + [limit.sqlValue]) { Self.entry($0) }
    }

    func forEach(_ body: (StatementAnswer.Entry) throws -> Void) throws {
        let sql = "SELECT \(Self.columns) FROM ledger_entries WHERE \(Self.inPeriod) ORDER BY at, position"
        try connection.forEach(sql, period) { try body(Self.entry($0)) }
    }

    /// A payout that was recorded as an entry; nil where it is none of the referral.
    static func payout(_ eventID: String, of referral: ReferralID, _ connection: Connection) throws -> StatementAnswer.Entry? {
        let sql = "SELECT \(columns) FROM ledger_entries WHERE event_id = ? AND referral_id = ? AND kind = 'payout'"
        return try connection.first(sql, [eventID.sqlValue, referral.sqlValue]) { entry($0) }
    }

    private static func entry(_ row: Row) -> StatementAnswer.Entry {
        StatementAnswer.Entry(
            eventID: row.text(0), referralID: row.id(1), kind: StatementAnswer.Kind(rawValue: row.text(2)) ?? .accrual,
            amountCents: row.cents(3), at: row.instant(4), paidOn: row.isNull(5) ? nil : row.date(5), reference: row.optionalText(6),
            withdrawnAt: row.optionalInstant(7))
    }
}
