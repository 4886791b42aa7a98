import Contracts
import Database

extension RollupBatch {
    /// Takes a recording in. It waits for the end of the batch, where recordings are written in the order of their ids, which is that of
    /// the pages of their table.
    func keep(_ fact: ConversationRecorded, _ stamp: FactStamp) throws {
        recordings.append(Recording(fact: fact, stamp: stamp))
    }

    /// Starts the count of a workspace again.
    func keep(_ event: UsageReset) throws {
        // The new count is made from the recordings, all of which must be in their table by then, and in no sum that is still to be added.
        try applyRecordings()
        try UsageTable(connection: connection).reset(event.workspaceID, at: event.effectiveAt)
        // Clocks may differ around the turn of a month, so that the next one may have begun elsewhere.
        try LifetimeTable(connection: connection).reset(event.workspaceID, at: event.effectiveAt, upTo: currentMonth.next)
        try locks.forgetDate(event.workspaceID, from: Instant.range.lowerBound)
        resets[event.effectiveAt.month] = nil
        dirtyWorkspaces.insert(event.workspaceID)
    }

    /// Writes the recordings and adds what follows from them to months and lines.
    func applyRecordings() throws {
        let table = RecordingTable(connection: connection)
        // Facts about one recording stay in the order in which they came.
        let inOrder = recordings.enumerated().sorted {
            ($0.element.fact.conversationID, $0.offset) < ($1.element.fact.conversationID, $1.offset)
        }
        for (_, recording) in inOrder {
            let (workspaceID, recordedAt) = (recording.fact.workspaceID, recording.fact.recordedAt)
            newestRecordings[workspaceID] = max(recordedAt, newestRecordings[workspaceID] ?? recordedAt)
            let change = try table.keep(recording.fact, recording.stamp)
            if let removed = change.removed { try count(removed, isRemoved: true) }
            if let added = change.added { try count(added, isRemoved: false) }
        }
        recordings.removeAll()
        try applyUsage()
    }

    private func count(_ recording: RecordingTable.Contribution, isRemoved: Bool) throws {
        let key = UsageKey(month: recording.recordedAt.month, workspaceID: recording.workspaceID)
        let isCounted = try resetsIn(key.month)[key.workspaceID].map { recording.recordedAt >= $0 } ?? true
        let oldest = oldestChanges[key.workspaceID] ?? recording.recordedAt
        oldestChanges[key.workspaceID] = min(oldest, recording.recordedAt)
        let seconds = isRemoved ? 0 - recording.seconds : recording.seconds
        let delta = Usage(
            recordedSeconds: recording.isDeleted ? 0 : seconds, countedSeconds: isCounted ? seconds : 0,
            deletedSeconds: recording.isDeleted ? seconds : 0)
        usage[key] = try (usage[key] ?? Usage()).adding(delta)
    }

    /// The resets of a month, read once per batch: staff make few of them, and every recording must know.
    private func resetsIn(_ month: Month) throws -> [WorkspaceID: Instant] {
        if let known = resets[month] { return known }
        let found = try UsageTable(connection: connection).resets(month)
        resets[month] = found
        return found
    }

    private func applyUsage() throws {
        let table = UsageTable(connection: connection)
        let lifetimes = LifetimeTable(connection: connection)
        let lines = WorkspaceMonthTable(connection: connection)
        let pending = usage.filter { $0.value != Usage() }.sorted { $0.key < $1.key }
        for (key, delta) in pending {
            let after = try table.add(delta, to: key.workspaceID, in: key.month)
            let newest = newestRecordings.removeValue(forKey: key.workspaceID) ?? key.month.start
            let lifetime = try lifetimes.add(delta, to: key.workspaceID, in: key.month, recordedAt: newest)
            guard window.contains(key.month) else {
                keepLate(lifetime, of: key.workspaceID)
                continue
            }
            guard let accountID = try lines.accountID(key.workspaceID, key.month) else {
                dirtyWorkspaces.insert(key.workspaceID)
                continue
            }
            // A line may exist only because of what was recorded; without recordings the account is looked at as a whole.
            if after.consumedSeconds == 0 { dirtyAccounts.insert(accountID) }
            let change = LineChange.WorkspaceUsage(workspaceID: key.workspaceID, delta: delta, after: after, lifetime: lifetime)
            try lineChanges[LineKey(accountID: accountID, month: key.month), default: LineChange()].add(change)
        }
        usage.removeAll()
        try applySigns()
    }

    /// What facts say of a workspace beyond what they add to its hours: that somebody was there, and that its cap may have been reached at
    /// another time.
    private func applySigns() throws {
        let lifetimes = LifetimeTable(connection: connection)
        for (workspaceID, recordedAt) in newestRecordings.sorted(by: { $0.key < $1.key }) {
            keepLate(try lifetimes.add(Usage(), to: workspaceID, in: recordedAt.month, recordedAt: recordedAt), of: workspaceID)
        }
        newestRecordings.removeAll()
        for (workspaceID, recordedAt) in oldestChanges { try locks.forgetDate(workspaceID, from: recordedAt) }
        oldestChanges.removeAll()
    }
}
