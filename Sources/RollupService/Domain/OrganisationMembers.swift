import Contracts

/// Who has which role in an organisation over time. It occupies no seat: only places in workspaces do (DOMAIN §1).
struct OrganisationMembers: Sendable {
    typealias Role = OrganisationMembershipChanged.Role

    /// One state of a person's role.
    struct Version: Sendable, Equatable {
        let stamp: FactStamp
        let role: Role
        let removed: Bool
    }

    private let versions: [UserID: [Version]]

    init(_ versions: [UserID: [Version]] = [:]) {
        self.versions = versions.mapValues { $0.sorted { $0.stamp < $1.stamp } }
    }

    /// Its owners and admins, each since they last came.
    func administrators(_ asOf: AsOf) -> [AdminContacts.Candidate] { holders(of: Role.administrators, asOf) }

    /// Those who have one of the roles, each since they last came.
    func holders(of roles: Set<Role>, _ asOf: AsOf) -> [AdminContacts.Candidate] {
        versions.compactMap { user, versions in
            let known = versions.filter { asOf.knows(factAt: $0.stamp.at) }
            guard let newest = known.last, !newest.removed, roles.contains(newest.role) else { return nil }
            let came = known.lastIndex { $0.removed }.map { $0 + 1 } ?? 0
            return AdminContacts.Candidate(user: user, isOwner: newest.role == .owner, since: known[came].stamp.at)
        }
    }
}

extension OrganisationMembershipChanged.Role {
    static let administrators: Set<Self> = [.owner, .admin]
}
