import Contracts
import Database
import EventKit

/// Keeps a timer per granted workspace for the hour that the platform may take to create it. It follows from the events alone, so a store that was
/// lost and read back has it again.
struct MissingWorkspaceSchedule: Projection {
    static let timer = "workspace-not-created"

    let name = "missing-workspace-schedule"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let approved = try event.decode(UpgradeRequestApproved.self) {
                guard approved.kind == .newWorkspace else { continue }
                let due = approved.effectiveAt.adding(hours: UpgradeRequestState.creationHours)
                try work.schedule(Self.timer, key: approved.requestID.description, at: due)
            } else if let fulfilled = try event.decode(UpgradeRequestFulfilled.self) {
                try work.cancel(Self.timer, key: fulfilled.requestID.description)
            }
        }
    }

    /// Decided by the request's state, as any command.
    static let handlers: [String: TimerHandler] = [
        timer: { timer, work in try work.execute(MissWorkspace(), on: timer.key) }
    ]
}
