import Contracts
import Database
import EventKit
import StaffAPI

/// Reads what ends or is due as callers see it.
struct RenewalReader {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var dueOn: LocalDate
        var account: AccountID
        var kind: String
    }

    private static let columns = """
        account_id, kind, tier, due_on, next_amount_cents, account_manager, note, noted_at, snoozed_until
        """

    /// Those that fit by their day, from after a place in the list on.
    func page(_ filter: RenewalFilter, after position: Position?, limit: Int) throws -> [RenewalRow] {
        var (sql, values) = filter.condition
        if let position {
            sql += " AND (due_on, account_id, kind) > (?, ?, ?)"
            values += [position.dueOn.sqlValue, position.account.sqlValue, position.kind.sqlValue]
        }
        let question = "SELECT \(Self.columns) FROM renewals WHERE \(sql) ORDER BY due_on, account_id, kind LIMIT ?"
        return try connection.query(question, values + [limit.sqlValue]) { row($0) }.map(completed)
    }

    func forEach(_ filter: RenewalFilter, _ body: (RenewalRow) throws -> Void) throws {
        let (sql, values) = filter.condition
        try connection.forEach("SELECT \(Self.columns) FROM renewals WHERE \(sql) ORDER BY due_on, account_id, kind", values) { found in
            try body(completed(row(found)))
        }
    }

    /// Nil where the account has no such thing, or not any more.
    func renewal(_ id: RenewalID) throws -> RenewalRow? {
        let sql = """
            SELECT \(Self.columns) FROM renewals
            WHERE account_id = ? AND kind = ? AND due_on = ? AND (ends_at IS NULL OR ends_at > ?)
            """
        let values = [id.account.sqlValue, .text(id.kind.rawValue), id.dueOn.sqlValue, now.sqlValue]
        return try connection.first(sql, values) { row($0) }.map(completed)
    }

    func counts(_ filter: RenewalFilter) throws -> RenewalsAnswer.Counts {
        var counts = try sums(filter)
        counts.snoozed = filter.isSnoozed ? counts.total : try sums(filter.snoozed).total
        return counts
    }

    private func sums(_ filter: RenewalFilter) throws -> RenewalsAnswer.Counts {
        let (condition, values) = filter.condition
        let sql = """
            SELECT count(*), coalesce(sum(due_on < ?), 0), coalesce(sum(next_amount_cents), 0) FROM renewals WHERE \(condition)
            """
        let found = try connection.first(sql, [now.date.sqlValue] + values) { row in
            RenewalsAnswer.Counts(
                total: Int(row.int(0)), overdue: Int(row.int(1)), snoozed: 0,
                nextAmountCents: min(Cents(row.int(2)), Cents.range.upperBound))
        }
        return found ?? RenewalsAnswer.Counts(total: 0, overdue: 0, snoozed: 0, nextAmountCents: .zero)
    }

    /// A row of the table, without what is told of the customer now.
    private func row(_ row: Row) -> RenewalRow {
        let (account, dueOn): (AccountID, LocalDate) = (row.id(0), row.date(3))
        let kind = RenewalKind(rawValue: row.text(1)) ?? .keptTier
        var found = RenewalRow(
            renewalID: RenewalID(kind: kind, account: account, dueOn: dueOn).description, accountID: account, label: "", kind: kind,
            tier: Tier(rawValue: row.text(2)) ?? .free, dueOn: dueOn, overdue: dueOn < now.date, nextAmountCents: row.optionalCents(4),
            accountManager: row.optionalText(5), contact: nil)
        found.note = row.optionalText(6)
        found.notedAt = row.optionalInstant(7)
        // One that has passed puts nothing aside any more.
        found.snoozedUntil = row.optionalInstant(8).flatMap { $0 > now ? $0 : nil }
        return found
    }

    private func completed(_ row: RenewalRow) throws -> RenewalRow {
        guard let account = try OpenAccounts.identity(of: row.accountID, connection) else { return row }
        var row = row
        row.label = try CustomerNames.name(of: account, connection) ?? ""
        row.contact = try MoneyContact.of(account, connection)
        return row
    }
}
