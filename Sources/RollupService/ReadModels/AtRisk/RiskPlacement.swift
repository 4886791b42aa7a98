import Contracts
import Database

/// Where a workspace belongs among those at risk and those that are locked, by its line of the current month. It writes nothing.
struct RiskPlacement {
    /// A lock as it has to be kept.
    struct Lock: Equatable {
        let capSeconds: Int64
        /// When somebody was last there.
        let activeAt: Instant?
    }

    /// Nil where the workspace has no line, is deleted, or its account is closed.
    let candidate: RiskCandidate?
    /// Nil where the workspace isn't locked.
    let lock: Lock?

    /// - Parameter activeAfter: since when somebody must have been there for a lock to be a risk.
    init(of workspaceID: WorkspaceID, _ month: Month, activeAfter: Instant, _ connection: Connection) throws {
        var candidate = try RiskTable(connection: connection).candidate(workspaceID, month)
        guard let figures = candidate?.figures, figures.isLocked, let cap = figures.capSeconds else {
            self.candidate = candidate
            lock = nil
            return
        }
        let activeAt = try Self.activity(in: workspaceID, connection)
        candidate?.figures.isActive = activeAt.map { $0 > activeAfter } ?? false
        self.candidate = candidate
        lock = Lock(capSeconds: cap, activeAt: activeAt)
    }

    /// The workspace as it stands in the list; nil where nothing points at a risk.
    func row(isSnoozed: Bool) -> RiskRow? {
        guard let candidate, candidate.figures.band != nil || candidate.figures.downgrade != nil else { return nil }
        return RiskRow(candidate, isSnoozed: isSnoozed)
    }

    /// When somebody was last there: recorded, or logged in as one of its people.
    private static func activity(in workspaceID: WorkspaceID, _ connection: Connection) throws -> Instant? {
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
}
