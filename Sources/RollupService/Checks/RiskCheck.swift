import Contracts
import Database
import EventKit
import ServiceKit
import StaffAPI

/// Finds the place of every workspace among those at risk and those that are locked anew, and holds it against the one that it has.
struct RiskCheck {
    private static let workspacesPerStep = 1_000

    static let check = SelfCheck(
        "at-risk",
        holds: "The list of workspaces at risk, and the locks, are what hours, caps, downgrades and snoozes say of every workspace."
    ) { (step, after: WorkspaceID?) in
        let look = RiskCheck(step: step, state: try step.settledState())
        let workspaces = try look.workspaces(after: after)
        for workspaceID in workspaces { try look.compare(workspaceID) }
        return workspaces.count == workspacesPerStep ? workspaces.last : nil
    }

    let step: CheckStep
    let state: RollupState

    /// The next workspaces that have a line in the current month, a place in the list or a lock.
    private func workspaces(after workspaceID: WorkspaceID?) throws -> [WorkspaceID] {
        let sql = """
            SELECT workspace_id FROM workspace_months WHERE month = ?1 AND workspace_id > ?2
            UNION SELECT workspace_id FROM workspace_risk WHERE month = ?1 AND workspace_id > ?2
            UNION SELECT workspace_id FROM workspace_locks WHERE workspace_id > ?2 ORDER BY workspace_id LIMIT ?3
            """
        let after = workspaceID?.sqlValue ?? .blob([])
        return try step.connection.query(sql, [state.openMonth.sqlValue, after, Self.workspacesPerStep.sqlValue]) { $0.id(0) }
    }

    private func compare(_ workspaceID: WorkspaceID) throws {
        let placement = try RiskPlacement(of: workspaceID, state.openMonth, activeAfter: state.activeAfter, step.connection)
        let accountID = placement.candidate?.accountID
        let found = try RiskTable(connection: step.connection).row(workspaceID, state.openMonth)
        let care = try RiskCareTable(connection: step.connection).care(workspaceID)
        let expected = placement.row(isSnoozed: care.isSnoozed(at: step.now))
        // A snooze that has just ended stands until its timer has run.
        let snoozeEnd = try step.connection.instant(ofTimer: SnoozeEnds.timer, key: workspaceID.description)
        let mayBeSnoozed = snoozeEnd.map { $0 <= step.now } ?? false
        if expected != found, !mayBeSnoozed || placement.row(isSnoozed: true) != found {
            step.findings.add(
                CheckDifference(
                    account: accountID, workspace: workspaceID, "place among those at risk in \(state.openMonth)", expected: text(expected),
                    found: text(found)))
        }
        let lock = try LockTable(connection: step.connection).lock(workspaceID)
        step.findings.compare(placement.lock, lock) { _, _ in
            CheckDifference(account: accountID, workspace: workspaceID, "lock", expected: text(placement.lock), found: text(lock))
        }
    }

    /// Without the name, by which rows of equal urgency are put in order.
    private func text(_ row: RiskRow?) -> String {
        guard let row else { return "none" }
        let share = row.minusShare.map { "\(0 - $0) of the cap" } ?? "no share of a cap"
        let downgrade = row.downgradedAt.map { ", downgraded at \($0)" } ?? ""
        return "band \(row.band), \(share), mrr_cents \(0 - row.minusMrrCents)\(downgrade), \(row.isSnoozed ? "" : "not ")put aside"
    }

    private func text(_ lock: RiskPlacement.Lock?) -> String {
        lock.map { "cap of \($0.capSeconds) s, last active \($0.activeAt?.description ?? "never")" } ?? "none"
    }
}
