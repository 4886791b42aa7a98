import Contracts
import Database

/// Writes lines and remembers what that does to the totals, which are written once at the end of a batch.
final class LineLedger {
    private struct Place: Hashable {
        let month: Month
        let segment: Segment
    }

    private struct MovementPlace: Hashable {
        let month: Month
        let movement: RevenueMovement
    }

    private let accounts: AccountMonthTable
    private let workspaces: WorkspaceMonthTable
    private let totals: TotalsTable
    private var sums: [Place: SegmentSums] = [:]
    private var movements: [MovementPlace: (accounts: Int64, cents: Cents)] = [:]

    init(_ connection: Connection) {
        accounts = AccountMonthTable(connection: connection)
        workspaces = WorkspaceMonthTable(connection: connection)
        totals = TotalsTable(connection: connection)
    }

    /// Brings the stored lines of an account to what they should be, writing only what differs.
    func replace(_ accountID: AccountID, with lines: [AccountMonthTable.Stored]) throws {
        let stored = Dictionary(try accounts.lines(of: accountID).map { ($0.line.month, $0) }) { first, _ in first }
        let storedWorkspaces = try workspaces.lines(of: accountID)
        let wanted = Dictionary(lines.map { ($0.line.month, $0) }) { first, _ in first }
        for month in Set(stored.keys).union(wanted.keys).sorted() {
            try replace(workspacesOf: accountID, month, storedWorkspaces[month] ?? [], with: wanted[month]?.line.workspaces ?? [])
            try replace(accountID, month, stored[month], with: wanted[month])
        }
    }

    /// Changes the usage and logins of a line.
    func change(_ before: AccountMonthTable.Stored, to after: AccountMonthTable.Stored) throws {
        guard before != after else { return }
        count(before, -1)
        count(after, 1)
        try accounts.update(after, from: before)
    }

    func writeTotals() throws {
        for (place, sum) in sums { try totals.add(sum, to: place.segment, place.month) }
        for (place, sum) in movements { try totals.add(sum.cents, accounts: sum.accounts, to: place.movement, place.month) }
        sums.removeAll()
        movements.removeAll()
    }

    private func replace(
        _ accountID: AccountID, _ month: Month, _ before: AccountMonthTable.Stored?, with after: AccountMonthTable.Stored?
    ) throws {
        var bare = after
        bare?.line.workspaces = []
        guard before != bare else { return }
        if let before { count(before, -1) }
        if let bare {
            count(bare, 1)
            try accounts.write(bare)
        } else {
            try accounts.delete(accountID, month)
        }
    }

    private func replace(
        workspacesOf accountID: AccountID, _ month: Month, _ before: [WorkspaceMonth], with after: [WorkspaceMonth]
    ) throws {
        guard before != after else { return }
        let wanted = Set(after.map(\.workspaceID))
        for line in before where !wanted.contains(line.workspaceID) { try workspaces.delete(line.workspaceID, of: accountID, month) }
        let known = Dictionary(before.map { ($0.workspaceID, $0) }) { first, _ in first }
        for line in after where known[line.workspaceID] != line { try workspaces.write(line, of: accountID, month) }
    }

    private func count(_ stored: AccountMonthTable.Stored, _ sign: Int64) {
        sums[Place(month: stored.line.month, segment: stored.segment), default: SegmentSums()].add(stored, times: sign)
        guard let movement = stored.line.movement else { return }
        let place = MovementPlace(month: stored.line.month, movement: movement)
        let old = movements[place] ?? (0, .zero)
        movements[place] = (old.accounts + sign, Cents(old.cents.amount + sign * stored.line.movementAmount.amount))
    }
}
