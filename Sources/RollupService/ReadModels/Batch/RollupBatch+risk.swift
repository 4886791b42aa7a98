import Contracts
import Database

extension RollupBatch {
    /// Brings a workspace to its place among those at risk and keeps whether it is locked, or takes it out where nothing points at a risk. True
    /// when it has a place.
    @discardableResult
    func place(_ workspaceID: WorkspaceID) throws -> Bool {
        let placement = try RiskPlacement(of: workspaceID, currentMonth, activeAfter: state.activeAfter, connection)
        if let lock = placement.lock {
            if try locks.keep(workspaceID, lock) { hasUndatedLocks = true }
        } else if placement.candidate?.hasLock ?? true {
            try locks.remove(workspaceID)
        }
        let isSnoozed = try RiskCareTable(connection: connection).care(workspaceID).isSnoozed(at: work.now)
        guard let row = placement.row(isSnoozed: isSnoozed) else {
            try risks.remove(workspaceID, currentMonth)
            return false
        }
        try risks.put(row, of: workspaceID, currentMonth)
        return true
    }

    /// Brings locked workspaces back in which one of the people was seen after a time.
    func applyActivity(of userID: UserID, at login: Instant) throws {
        for workspaceID in try MembershipTable(connection: connection).workspaces(of: .user(userID), asAdmin: false)
        where try locks.isLocked(workspaceID, activeBefore: login) {
            changedRisks.insert(workspaceID)
        }
    }

    /// Takes those out in which nobody has been for 30 days, in bounded steps. True when there is more to do.
    func expireActivity(limit: Int) throws -> Bool {
        let until = LoginWindow.start(at: work.now)
        guard until > state.activeAfter else { return false }
        let leaving = try locks.lastActive(after: state.activeAfter, upTo: until, limit: limit)
        let isMore = leaving.count >= limit
        state.activeAfter = isMore ? leaving.last?.activeAt ?? until : until
        try state.save(connection)
        changedRisks.formUnion(leaving.map(\.workspaceID))
        return isMore
    }

    /// What recordings of the past, or in no line, did to locks.
    func applyLateLifetimes() throws {
        let lines = WorkspaceMonthTable(connection: connection)
        for (workspaceID, change) in lateLifetimes.sorted(by: { $0.key < $1.key }) {
            guard let cap = try lines.capSeconds(workspaceID, currentMonth), max(change.before, change.after) >= cap else { continue }
            changedRisks.insert(workspaceID)
        }
        lateLifetimes.removeAll()
    }

    func applyChangedRisks() throws {
        for workspaceID in changedRisks.sorted() {
            try place(workspaceID)
            try health.add(workspaceID)
        }
        changedRisks.removeAll()
        if hasUndatedLocks { try LockWatch.wake(work) }
        hasUndatedLocks = false
    }
}
