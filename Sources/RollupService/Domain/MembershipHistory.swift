import Contracts

/// Who has a place in a workspace: a user, or somebody invited by e-mail who has not joined yet.
enum Person: Hashable, Sendable {
    case user(UserID)
    case invited(AddressKey)
}

extension Person {
    /// The user behind the address of an invitation, where one is known.
    func identified(by usersByAddress: [AddressKey: UserID]) -> Person {
        guard case .invited(let address) = self, let user = usersByAddress[address] else { return self }
        return .user(user)
    }
}

extension Person: Comparable {
    static func < (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.user(let left), .user(let right)): left < right
        case (.invited(let left), .invited(let right)): left < right
        case (.user, .invited): true
        case (.invited, .user): false
        }
    }
}

/// One state of a person's place in a workspace.
struct MembershipVersion: Sendable, Equatable {
    let stamp: FactStamp
    let role: WorkspaceRole
    let state: MembershipChanged.State
    let joinedAt: Instant
    let source: MembershipChanged.Source
    /// When an invitation lapses, where its fact says so.
    var expiresAt: Instant?

    /// Only direct memberships count; a support visit of staff and what is inherited from the organisation do not (DOMAIN §1).
    var counts: Bool { state != .removed && source == .direct }

    /// When the invitation lapses by itself; nil where it is none (DOMAIN §1, §16).
    var lapsesAt: Instant? {
        state == .pending ? expiresAt ?? stamp.at.adding(days: Self.invitationDays) : nil
    }

    /// How long an invitation stands that doesn't say when it lapses.
    static let invitationDays = 7
}

/// A person's place in one workspace over time.
struct MembershipHistory: Sendable {
    let workspaceID: WorkspaceID
    let person: Person
    /// Oldest first, each with the instant from which it counts.
    let versions: [(effectiveAt: Instant, version: MembershipVersion)]

    /// - Parameter endings: when they ceased to administer the workspace because it was handed to another organisation, oldest first.
    init(workspaceID: WorkspaceID, person: Person, _ versions: [MembershipVersion], endings: [FactStamp] = []) {
        self.workspaceID = workspaceID
        self.person = person
        var previous: MembershipVersion?
        let sorted = versions.sorted { $0.stamp < $1.stamp }
        self.versions = endings.reduce(sorted) { Self.ending(at: $1, in: $0) }.map { version in
            defer { previous = version }
            return (Self.effectiveAt(version, after: previous), version)
        }
    }

    /// An owner or admin is a member from then on, in the same seat, until a newer fact says otherwise.
    private static func ending(at stamp: FactStamp, in versions: [MembershipVersion]) -> [MembershipVersion] {
        let before = versions.filter { $0.stamp < stamp }
        guard let held = before.last, held.state != .removed, [.owner, .admin].contains(held.role) else { return versions }
        let member = MembershipVersion(
            stamp: stamp, role: .member, state: held.state, joinedAt: held.joinedAt, source: held.source, expiresAt: held.lapsesAt)
        return before + [member] + versions.filter { stamp < $0.stamp }
    }

    /// The version in force, or nil before the person came and after an invitation has lapsed.
    func version(_ asOf: AsOf) -> MembershipVersion? {
        guard let version = versions.last(where: { asOf.knows(factAt: $0.effectiveAt) })?.version else { return nil }
        if let lapsesAt = version.lapsesAt, lapsesAt <= asOf.moment { return nil }
        return version
    }

    /// When the invitation that stands lapses; nil where none does.
    func nextLapse(after now: Instant) -> Instant? {
        versions.last?.version.lapsesAt.flatMap { $0 > now ? $0 : nil }
    }

    /// A version counts from its fact, except that the first after joining counts from the joining, of which the fact may speak much later.
    /// After a removal an older joining date is a leftover of the first stay and says nothing about the second.
    private static func effectiveAt(_ version: MembershipVersion, after previous: MembershipVersion?) -> Instant {
        let joins = version.state != .removed && (previous == nil || previous?.state == .removed)
        guard joins else { return version.stamp.at }
        if let previous, version.joinedAt <= previous.stamp.at { return version.stamp.at }
        return min(version.joinedAt, version.stamp.at)
    }
}
