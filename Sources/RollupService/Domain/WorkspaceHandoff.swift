import Contracts

/// A workspace went from one organisation to another by a decision of staff. It goes one way: whatever the platform says after it, or said before it
/// and tells late, the former organisation is read as the new one from that moment on.
struct WorkspaceHandoff: Sendable, Equatable {
    let stamp: FactStamp
    let from: OrganisationID
    let to: OrganisationID

    /// - Parameter versions: oldest first, as is the answer.
    func applied(to versions: [WorkspaceVersion]) -> [WorkspaceVersion] {
        let before = versions.filter { $0.stamp < stamp }
        let after = versions.filter { stamp < $0.stamp }.map { moved($0, at: $0.stamp) }
        return before + (before.last.map { [moved($0, at: stamp)] } ?? []) + after
    }

    private func moved(_ version: WorkspaceVersion, at stamp: FactStamp) -> WorkspaceVersion {
        let isOfFormer = version.organisationID == from
        return WorkspaceVersion(
            stamp: stamp, name: version.name, organisationID: isOfFormer ? to : version.organisationID,
            accountID: version.accountID == AccountID(of: from) ? AccountID(of: to) : version.accountID, createdAt: version.createdAt,
            deleted: version.deleted)
    }
}
