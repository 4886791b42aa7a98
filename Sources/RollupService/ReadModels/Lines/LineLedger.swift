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

    /// Adds to the usage and the logins of a line, if there is one. The segment stays, unless the account wakes up or falls asleep by it.
    func add(_ usage: Usage, logins: Int, to accountID: AccountID, _ month: Month) throws {
        guard let after = try accounts.add(usage, logins: logins, to: accountID, month) else { return }
        var delta = SegmentSums()
        delta.recordedSeconds = usage.recordedSeconds
        delta.logins30Days = Int64(logins)
        sums[Place(month: month, segment: after.segment), default: SegmentSums()].add(delta)
        guard after.isActive != after.segment.active, let line = try accounts.line(of: accountID, month) else { return }
        // The stored segment is the old one until the line is written anew.
        sums[Place(month: month, segment: after.segment), default: SegmentSums()].add(line, times: -1)
        sums[Place(month: month, segment: line.segment), default: SegmentSums()].add(line, times: 1)
        try accounts.write(line)
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
