import Contracts
import Database

extension RollupBatch {
    /// Takes a recording in. Nearly all facts are recordings, so that nothing but sums follows from one.
    func keep(_ fact: ConversationRecorded, _ stamp: FactStamp) throws {
        let change = try RecordingTable(connection: connection).keep(fact, stamp)
        if let removed = change.removed { try count(removed, -1) }
        if let added = change.added { try count(added, 1) }
    }

    /// Starts the count of a workspace again; pending sums of that month are made from the recordings themselves.
    func keep(_ event: UsageReset) throws {
        let month = event.effectiveAt.month
        try UsageTable(connection: connection).reset(event.workspaceID, at: event.effectiveAt)
        usage[UsageKey(workspaceID: event.workspaceID, month: month)] = nil
        resets[month] = nil
        dirtyWorkspaces.insert(event.workspaceID)
    }

    private func count(_ recording: RecordingTable.Contribution, _ sign: Int64) throws {
        let key = UsageKey(workspaceID: recording.workspaceID, month: recording.recordedAt.month)
        let isCounted = try resetsIn(key.month)[key.workspaceID].map { recording.recordedAt >= $0 } ?? true
        let seconds = sign * recording.seconds
        let delta = Usage(recordedSeconds: seconds, countedSeconds: isCounted ? seconds : 0)
        usage[key] = (usage[key] ?? Usage()) + delta
    }

    /// The resets of a month, read once per batch: staff make few of them, and every recording must know.
    private func resetsIn(_ month: Month) throws -> [WorkspaceID: Instant] {
        if let known = resets[month] { return known }
        let found = try UsageTable(connection: connection).resets(month)
        resets[month] = found
        return found
    }

    /// Adds the sums of the batch to months and lines, in the order of the keys, which is that of the pages of the tables.
    func applyUsage() throws {
        let table = UsageTable(connection: connection)
        let lines = WorkspaceMonthTable(connection: connection)
        let pending = usage.filter { $0.value != Usage() }.sorted {
            ($0.key.workspaceID, $0.key.month) < ($1.key.workspaceID, $1.key.month)
        }
        for (key, delta) in pending {
            try table.add(delta, to: key.workspaceID, in: key.month)
            guard window.contains(key.month) else { continue }
            guard let line = try lines.add(delta, to: key.workspaceID, key.month) else {
                dirtyWorkspaces.insert(key.workspaceID)
                continue
            }
            // A line may exist only because of what was recorded; without recordings the account is looked at as a whole.
            if line.usage.recordedSeconds == 0 { dirtyAccounts.insert(line.accountID) }
            lineChanges[LineKey(accountID: line.accountID, month: key.month), default: LineChange()].add(delta)
            let most = max(line.usage.countedSeconds, line.usage.countedSeconds - delta.countedSeconds)
            if key.month == currentMonth, let cap = line.capSeconds, most * 2 >= cap { try health.add(key.workspaceID) }
        }
        usage.removeAll()
    }
}
