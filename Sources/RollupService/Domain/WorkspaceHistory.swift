import Contracts

/// One state of a workspace as the platform described it.
struct WorkspaceVersion: Sendable, Equatable {
    let stamp: FactStamp
    let name: String
    let organisationID: OrganisationID
    /// The account that pays: the organisation's, or the workspace's own when it is run for a client.
    let accountID: AccountID
    let createdAt: Instant
    let deleted: Bool
}

/// What is known of a workspace over time.
struct WorkspaceHistory: Sendable {
    let workspaceID: WorkspaceID
    /// Oldest first.
    let versions: [WorkspaceVersion]

    /// - Parameter handoffs: oldest first.
    init(_ workspaceID: WorkspaceID, _ versions: [WorkspaceVersion], handedOff handoffs: [WorkspaceHandoff] = []) {
        self.workspaceID = workspaceID
        self.versions = handoffs.reduce(versions.sorted { $0.stamp < $1.stamp }) { $1.applied(to: $0) }
    }

    /// The newest name, also for past months.
    var name: String { versions.last?.name ?? "" }

    /// The oldest version counts from the creation of the workspace, which may lie long before the fact that told us.
    var startsAt: Instant? { versions.first.map { min($0.createdAt, $0.stamp.at) } }

    /// The version in force, or nil before the workspace began.
    func version(_ asOf: AsOf) -> WorkspaceVersion? {
        if let known = versions.last(where: { asOf.knows(factAt: $0.stamp.at) }) { return known }
        guard let first = versions.first, let startsAt, asOf.knows(factAt: startsAt) else { return nil }
        return first
    }

    /// Since when the workspace is deleted, or nil while it is not. A deletion counts from the fact that said so, never from the creation.
    func deletedAt(_ asOf: AsOf) -> Instant? {
        let known = versions.filter { asOf.knows(factAt: $0.stamp.at) }
        guard known.last?.deleted == true else { return nil }
        let lastAlive = known.lastIndex { !$0.deleted }
        return known[lastAlive.map { $0 + 1 } ?? 0].stamp.at
    }
}
