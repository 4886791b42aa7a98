import Contracts

/// Whom to talk to about a workspace or an account.
enum AdminContacts {
    static let maximum = 3

    /// Up to three owners or admins: owners first, then those who have been there longest. An invitation that is pending is nobody's contact yet.
    static func choose(_ placements: [Placement]) -> [UserID] {
        let candidates = placements.filter { $0.role.administers && !$0.isPending }.sorted { left, right in
            if (left.role == .owner) != (right.role == .owner) { return left.role == .owner }
            if left.joinedAt != right.joinedAt { return left.joinedAt < right.joinedAt }
            return left.person < right.person
        }
        var chosen: [UserID] = []
        for candidate in candidates {
            guard case .user(let user) = candidate.person, !chosen.contains(user) else { continue }
            chosen.append(user)
            if chosen.count == maximum { break }
        }
        return chosen
    }
}
