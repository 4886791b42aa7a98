import Contracts
import EventKit

/// Brings workspaces back among those at risk when the day has come until which they were put aside.
enum SnoozeEnds {
    static let timer = "risk-snooze-end"

    @Sendable static func wake(_ due: DueTimer, _ work: UnitOfWork) throws {
        guard let workspaceID = WorkspaceID(due.key) else { throw UnprocessableEvent("\(due.key) is not a workspace") }
        let batch = try RollupBatch(work)
        batch.changedRisks.insert(workspaceID)
        try batch.finish()
    }
}
