import Contracts
import Database

extension RollupBatch {
    /// Brings a workspace to its place among those at risk and keeps whether it is locked, or takes it out where nothing points at a risk. True
    /// when it has a place.
    @discardableResult
    func place(_ workspaceID: WorkspaceID) throws -> Bool {
        guard var candidate = try risks.candidate(workspaceID, currentMonth) else {
            try locks.remove(workspaceID)
            try risks.remove(workspaceID, currentMonth)
            return false
        }
        if candidate.figures.isLocked, let cap = candidate.figures.capSeconds {
            let activeAt = try activity(in: workspaceID)
            if try locks.keep(workspaceID, capSeconds: cap, activeAt: activeAt) { hasUndatedLocks = true }
            candidate.figures.isActive = activeAt.map { $0 > state.activeAfter } ?? false
        } else if candidate.hasLock {
            try locks.remove(workspaceID)
        }
        guard candidate.figures.band != nil || candidate.figures.downgrade != nil else {
            try risks.remove(workspaceID, currentMonth)
            return false
        }
        let isSnoozed = try RiskCareTable(connection: connection).care(workspaceID).isSnoozed(at: work.now)
        try risks.put(candidate, currentMonth, isSnoozed: isSnoozed)
        return true
    }

    /// When somebody was last there: recorded, or logged in as one of its people.
    private func activity(in workspaceID: WorkspaceID) throws -> Instant? {
        let logins = LoginTable(connection: connection)
        let people = try MembershipTable(connection: connection).histories(in: workspaceID).histories
        let seen = try people.compactMap { member -> Instant? in
            guard case .user(let user) = member.person, let version = member.versions.last?.version, version.state == .active,
                version.source != .staffSupport
            else { return nil }
            return try logins.last(user, before: Instant.range.upperBound)
        }
        let recordedAt = try LifetimeTable(connection: connection).lifetime(workspaceID)?.recordedAt
        return (seen + [recordedAt].compactMap { $0 }).max()
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
        if hasUndatedLocks { try work.schedule(LockWatch.timer, key: "queue", at: work.now) }
        hasUndatedLocks = false
    }
}
