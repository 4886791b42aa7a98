import Contracts

/// The places that one person has at one point, one per workspace.
struct WorkspacePlaces: Sendable {
    private(set) var versions: [WorkspaceID: MembershipVersion] = [:]

    /// Takes in the version in force. A user who was also invited by e-mail has two histories in one workspace; what they have counts more than
    /// what they are invited to, and a stronger role more than a weaker one.
    mutating func add(_ history: MembershipHistory, _ asOf: AsOf) {
        guard let version = history.version(asOf), version.state != .removed else { return }
        if let known = versions[history.workspaceID], Self.rank(known) <= Self.rank(version) { return }
        versions[history.workspaceID] = version
    }

    /// The strongest; nil where there is no place.
    var role: WorkspaceRole? { versions.values.map(\.role).min { $0.rank < $1.rank } }

    var isPending: Bool { versions.values.allSatisfy { $0.state == .pending } }

    /// Whether the person occupies a seat because of one of them.
    var occupiesSeat: Bool { versions.values.contains { $0.counts && $0.role.occupiesSeat } }

    private static func rank(_ version: MembershipVersion) -> (Int, Int) { (version.state == .active ? 0 : 1, version.role.rank) }
}

extension WorkspaceRole {
    /// The strongest first.
    var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
