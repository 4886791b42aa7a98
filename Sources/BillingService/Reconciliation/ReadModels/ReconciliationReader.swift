import Contracts
import Database
import EventKit
import StaffAPI

/// What was due in a month beside what arrived, of the accounts that are asked for. Totals are of all of them, so that all are read at once.
struct ReconciliationReader {
    /// A place in the list: accounts with gaps come first, of them those that owe most.
    struct Position: Codable, Sendable, Equatable, Comparable {
        var isFine: Bool
        var gapCents: Cents
        var account: AccountID

        static func < (left: Self, right: Self) -> Bool {
            if left.isFine != right.isFine { return right.isFine }
            return left.gapCents == right.gapCents ? left.account < right.account : left.gapCents > right.gapCents
        }
    }

    private struct Found {
        var position: Position
        var reconciliation: Reconciliation
    }

    private let connection: Connection
    private let found: [Found]

    init(
        _ connection: Connection, _ filter: ReconciliationFilter, on today: LocalDate, includesTests: Bool, withVAT: Bool
    ) throws {
        self.connection = connection
        let around = AccountsAround(
            connection: connection, month: filter.month, account: filter.account, includesTests: includesTests, withVAT: withVAT)
        let named = filter.words.isEmpty ? nil : try CustomerNames.accounts(called: filter.words, connection)
        found = try around.read().compactMap { account, known -> Found? in
            guard named?.contains(account) ?? true else { return nil }
            let reconciliation = Reconciliation(known, in: filter.month, on: today)
            guard !reconciliation.items.isEmpty, filter.lets(reconciliation.gaps) else { return nil }
            let position = Position(
                isFine: reconciliation.gaps.isEmpty, gapCents: reconciliation.figures.gapCents, account: account)
            return Found(position: position, reconciliation: reconciliation)
        }.sorted { $0.position < $1.position }
    }

    /// From after a place in the list on.
    func page(after position: Position?, limit: Int) throws -> [ReconciliationRow] {
        try found.lazy.filter { found in position.map { found.position > $0 } ?? true }.prefix(limit).map(row)
    }

    func forEach(_ body: (ReconciliationRow) throws -> Void) throws {
        for one in found { try body(row(one)) }
    }

    func totals(_ unassigned: ReconciliationAnswer.Unassigned, incomplete: Bool) -> ReconciliationAnswer.Totals {
        var figures = ReconciledFigures.zero
        var gaps: [ReconciliationGap: Int] = [:]
        var byKind: [DueKind: ReconciledFigures] = [:]
        for one in found {
            for gap in one.reconciliation.gaps { gaps[gap, default: 0] += 1 }
            for item in one.reconciliation.items {
                figures = figures + item.figures
                byKind[item.kind, default: .zero] = byKind[item.kind, default: .zero] + item.figures
            }
        }
        return ReconciliationAnswer.Totals(
            accounts: found.count, figures, gaps: gaps, byKind: byKind, unassigned: unassigned, incomplete: incomplete)
    }

    private func row(_ found: Found) throws -> ReconciliationRow {
        let account = found.position.account
        let identity = try OpenAccounts.identity(of: account, connection)
        let label = try identity.flatMap { try CustomerNames.name(of: $0, connection) } ?? ""
        let items = found.reconciliation.items.map { item in
            ReconciliationRow.Item(
                kind: item.kind, dueOn: item.dueOn, item.figures, gaps: ReconciliationGap.allCases.filter(item.gaps.contains),
                invoiceID: item.invoice?.invoiceID, invoiceNumber: item.invoice?.number, paymentIDs: item.paymentIDs)
        }
        return ReconciliationRow(
            accountID: account, label: label, found.reconciliation.figures, gaps: found.reconciliation.gaps, items: items)
    }

    /// Payments of no known account that were paid in the month.
    static func unassigned(
        _ month: Month, includesTests: Bool, _ connection: Connection
    ) throws -> ReconciliationAnswer.Unassigned {
        let sql = """
            SELECT count(*), coalesce(sum(amount_cents - refunded_cents - charged_back_cents), 0) FROM payments
            WHERE status = 'paid' AND paid_on BETWEEN ? AND ? AND account_id IS NULL AND amount_cents > 0 AND (? OR test_mode = 0)
            """
        let values: [SQLValue] = [
            month.firstDay.sqlValue, month.next.firstDay.adding(days: -1).sqlValue, includesTests.sqlValue,
        ]
        return try connection.first(sql, values) { .init(payments: Int($0.int(0)), arrivedCents: $0.cents(1)) }
            ?? .init(payments: 0, arrivedCents: .zero)
    }
}
