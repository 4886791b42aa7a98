import Contracts
import Database

/// Finds when the hours of locked workspaces reached their caps: by the sums of their months the month, and in it the recording.
///
/// Recordings are in the order of time and not by workspace, so that one look through a month answers for all workspaces that are asked about.
struct LockDates {
    let connection: Connection
    /// The newest month in which something can have been recorded.
    let last: Month

    /// What a workspace still lacked of its cap when the month began in which it reached it.
    private struct Lack {
        var seconds: Int64
        /// Recordings before it don't count.
        let since: Instant
    }

    /// - Returns: how many have been dated.
    func date(limit: Int) throws -> Int {
        let locks = LockTable(connection: connection)
        let undated = try locks.undated(limit: limit)
        var months: [Month: [WorkspaceID: Lack]] = [:]
        for lock in undated {
            let (month, lack) = try lack(of: lock.workspaceID, capSeconds: lock.capSeconds)
            months[month, default: [:]][lock.workspaceID] = lack
        }
        for (month, lacks) in months.sorted(by: { $0.key < $1.key }) {
            for (workspaceID, reachedAt) in try dates(in: month, lacks, limit: limit) { try locks.date(workspaceID, reachedAt: reachedAt) }
        }
        return undated.count
    }

    /// Goes back through the months until what lies before them is less than the cap.
    private func lack(of workspaceID: WorkspaceID, capSeconds: Int64) throws -> (Month, Lack) {
        let lifetime = try LifetimeTable(connection: connection).lifetime(workspaceID)
        let first = lifetime?.resetAt ?? Instant.range.lowerBound
        var before = lifetime?.countedSeconds ?? 0
        var month = last
        while true {
            let usage = try UsageTable(connection: connection).usage(workspaceID, month...month)[month] ?? Usage()
            before = before.addingSaturated(0 - (lifetime?.resetAt?.month == month ? usage.countedSeconds : usage.consumedSeconds))
            if before < capSeconds || month <= first.month {
                return (month, Lack(seconds: capSeconds.addingSaturated(0 - before), since: max(month.start, first)))
            }
            month = month.previous
        }
    }

    private func dates(in month: Month, _ lacks: [WorkspaceID: Lack], limit: Int) throws -> [WorkspaceID: Instant] {
        var lacks = lacks
        // Only sums that an older version kept can promise more than there is; they are as good as reached with the month.
        var dates = lacks.mapValues(\.since)
        try RecordingTable(connection: connection).forEachOfUndated(in: month, limit: limit) { workspaceID, recordedAt, seconds in
            guard let lack = lacks[workspaceID], lack.seconds > 0, recordedAt >= lack.since else { return }
            lacks[workspaceID]?.seconds = lack.seconds.addingSaturated(0 - seconds)
            if seconds >= lack.seconds { dates[workspaceID] = recordedAt }
        }
        return dates
    }
}
