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
        let key = UsageKey(workspaceID: event.workspaceID, month: event.effectiveAt.month)
        try UsageTable(connection: connection).reset(event.workspaceID, at: event.effectiveAt)
        usage[key] = nil
        resets[key] = nil
        dirtyWorkspaces.insert(event.workspaceID)
    }

    private func count(_ recording: RecordingTable.Contribution, _ sign: Int64) throws {
        let key = UsageKey(workspaceID: recording.workspaceID, month: recording.recordedAt.month)
        let isCounted = try resetAt(key).map { recording.recordedAt >= $0 } ?? true
        usage[key, default: Usage()].recordedSeconds += sign * recording.seconds
        if isCounted { usage[key, default: Usage()].countedSeconds += sign * recording.seconds }
    }

    private func resetAt(_ key: UsageKey) throws -> Instant? {
        if let known = resets[key] { return known }
        let found = try UsageTable(connection: connection).resetAt(key.workspaceID, key.month)
        resets[key] = .some(found)
        return found
    }

    func applyUsage() throws {
        let table = UsageTable(connection: connection)
        let lines = WorkspaceMonthTable(connection: connection)
        for (key, delta) in usage where delta != Usage() {
            try table.add(delta, to: key.workspaceID, in: key.month)
            guard window.contains(key.month) else { continue }
            guard let place = try lines.place(key.workspaceID, key.month) else {
                dirtyWorkspaces.insert(key.workspaceID)
                continue
            }
            guard !dirtyAccounts.contains(place.accountID) else { continue }
            let after = place.usage + delta
            // A line may exist only because of what was recorded; without recordings the account is looked at as a whole.
            guard after.recordedSeconds > 0 else {
                dirtyAccounts.insert(place.accountID)
                continue
            }
            try lines.setUsage(after, key.workspaceID, of: place.accountID, key.month)
            lineChanges[LineKey(accountID: place.accountID, month: key.month), default: LineChange()].usage = sum(key, place, delta)
            if key.month == currentMonth, let cap = place.capSeconds, max(after.countedSeconds, place.usage.countedSeconds) * 2 >= cap {
                try health.add(key.workspaceID)
            }
        }
        usage.removeAll()
    }

    private func sum(_ key: UsageKey, _ place: WorkspaceMonthTable.Place, _ delta: Usage) -> Usage {
        (lineChanges[LineKey(accountID: place.accountID, month: key.month)]?.usage ?? Usage()) + delta
    }
}
