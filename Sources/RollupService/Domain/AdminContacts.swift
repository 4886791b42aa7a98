import Contracts

/// Whom to talk to about a workspace or an account (DOMAIN §6).
struct AdminContacts: Sendable, Equatable {
    static let maximum = 3
    static let nobody = AdminContacts(users: [], areOfOrganisation: false)

    var users: [UserID]
    /// Nobody administers the workspace itself: these administer its organisation.
    var areOfOrganisation: Bool

    /// Somebody who may be a contact.
    struct Candidate: Equatable {
        let user: UserID
        let isOwner: Bool
        let since: Instant
    }

    /// Up to three owners or admins: owners first, then those who have been there longest. An invitation that is pending is nobody's contact yet.
    /// - Parameter organisation: who administers the organisation, for where nobody administers the workspace.
    static func choose(_ placements: [Placement], orElse organisation: @autoclosure () -> [Candidate]) -> AdminContacts {
        let direct = first(placements.filter { $0.role.administers && !$0.isPending }.compactMap(Candidate.init))
        guard direct.isEmpty else { return AdminContacts(users: direct, areOfOrganisation: false) }
        let others = first(organisation())
        return AdminContacts(users: others, areOfOrganisation: !others.isEmpty)
    }

    private static func first(_ candidates: [Candidate]) -> [UserID] {
        var chosen: [UserID] = []
        for candidate in candidates.sorted(by: comesBefore) where !chosen.contains(candidate.user) {
            chosen.append(candidate.user)
            if chosen.count == maximum { break }
        }
        return chosen
    }

    private static func comesBefore(_ left: Candidate, _ right: Candidate) -> Bool {
        if left.isOwner != right.isOwner { return left.isOwner }
        if left.since != right.since { return left.since < right.since }
        return left.user < right.user
    }
}

extension AdminContacts.Candidate {
    /// Nil for an address without a user.
    fileprivate init?(_ placement: Placement) {
        guard case .user(let user) = placement.person else { return nil }
        self.init(user: user, isOwner: placement.role == .owner, since: placement.joinedAt)
    }
}
