import Contracts
import Database

/// Writes lines and remembers what that does to the totals, which are written once at the end of a batch.
final class LineWriter {
    private struct Place: Hashable {
        let month: Month
        let segment: Segment
    }

    private struct FlowPlace: Hashable {
        let month: Month
        let way: RevenueFlow
    }

    private let accounts: AccountMonthTable
    private let usages: AccountUsageTable
    private let workspaces: WorkspaceMonthTable
    private let totals: TotalsTable
    private let flowTable: FlowTable
    private var sums: [Place: SegmentSums] = [:]
    private var flows: [FlowPlace: FlowSum] = [:]

    init(_ connection: Connection) {
        accounts = AccountMonthTable(connection: connection)
        usages = AccountUsageTable(connection: connection)
        workspaces = WorkspaceMonthTable(connection: connection)
        totals = TotalsTable(connection: connection)
        flowTable = FlowTable(connection: connection)
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

    /// Adds to the usage and the logins of a line, and answers its segment, if there is one. The segment stays, unless the account wakes up
    /// or falls asleep by it.
    func add(_ change: LineChange, to accountID: AccountID, _ month: Month) throws -> Segment? {
        var delta = SegmentSums()
        delta.recordedSeconds = change.usage.recordedSeconds
        delta.logins30Days = Int64(change.logins)
        var segment: Segment?
        var mayTurn = false
        if change.logins != 0 { segment = try accounts.add(logins: change.logins, to: accountID, month) }
        if change.usage != Usage(), let after = try usages.add(change.usage, to: accountID, month) {
            segment = after.segment
            mayTurn = after.segment.active != (after.usage.countedSeconds > 0)
        }
        guard let segment else { return nil }
        try add(delta, to: segment, month)
        guard mayTurn, let line = try accounts.line(of: accountID, month), line.segment != segment else { return segment }
        try add(SegmentSums(of: line).negated, to: segment, month)
        try add(SegmentSums(of: line), to: line.segment, month)
        try accounts.write(line)
        return line.segment
    }

    func writeTotals() throws {
        for (place, sum) in sums { try totals.add(sum, to: place.segment, place.month) }
        for (place, sum) in flows { try flowTable.add(sum, to: place.way, place.month) }
        sums.removeAll()
        flows.removeAll()
    }

    private func replace(
        _ accountID: AccountID, _ month: Month, _ before: AccountMonthTable.Stored?, with after: AccountMonthTable.Stored?
    ) throws {
        var bare = after
        bare?.line.workspaces = []
        guard before != bare else { return }
        if let before { try count(before, -1) }
        if let bare {
            try count(bare, 1)
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

    private func count(_ stored: AccountMonthTable.Stored, _ sign: Int64) throws {
        let lineSums = SegmentSums(of: stored)
        try add(sign < 0 ? lineSums.negated : lineSums, to: stored.segment, stored.line.month)
        guard let flow = stored.line.flow else { return }
        try flows[FlowPlace(month: stored.line.month, way: flow.way), default: FlowSum()].add(sign < 0 ? flow.sum.negated : flow.sum)
    }

    private func add(_ more: SegmentSums, to segment: Segment, _ month: Month) throws {
        try sums[Place(month: month, segment: segment), default: SegmentSums()].add(more)
    }
}
