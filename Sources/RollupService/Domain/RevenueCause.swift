import Contracts
import Terms

/// Something told of an account that counts at one point and didn't count at an earlier one, so that the revenues of the two may differ.
struct RevenueCause: Sendable, Equatable {
    enum Source: Sendable, Equatable {
        /// A change of terms, by its place in billing's event store.
        case term(position: Int64)
        /// What was agreed about a referral, or the days of it, by its place in the partners' event store.
        case referral(position: Int64)
        /// Somebody took a seat, or left one.
        case membership(MembershipChanged.State, WorkspaceID, eventID: String)
        /// A workspace came to the account, left it, went to another organisation, or was deleted.
        case workspace(WorkspaceID, eventID: String)
        /// The organisation was deleted, or is there again.
        case organisation(eventID: String)
    }

    /// From when on it counts.
    let at: Instant
    let source: Source

    /// Of two at the same instant any order will do that is always the same.
    fileprivate var place: (Instant, Int64, String) {
        switch source {
        case .term(let position): (at, position, "")
        case .referral(let position): (at, position, "referral")
        case .membership(_, _, let eventID), .workspace(_, let eventID), .organisation(let eventID): (at, 0, eventID)
        }
    }
}

extension AccountHistory {
    /// All that lies between two points, the newest first. What brings no revenue and takes none, such as another account manager, is left out.
    func causes(from earlier: AsOf, to later: AsOf) -> [RevenueCause] {
        let agreed = terms.causes(from: earlier, to: later) + referrals.causes(from: earlier.moment, to: later.moment)
        let facts = seatCauses(earlier, later) + workspaceCauses + organisationCauses
        let entered = facts.filter { later.knows(factAt: $0.at) && !earlier.knows(factAt: $0.at) }
        return (agreed + entered).sorted { $0.place > $1.place }
    }

    private func seatCauses(_ earlier: AsOf, _ later: AsOf) -> [RevenueCause] {
        let own = workspaces.filter { workspace in
            // At a point before it began, whoever had it first has it.
            [earlier, later].contains { (workspace.version($0) ?? workspace.versions.first)?.accountID == accountID }
        }
        return own.flatMap { memberships[$0.workspaceID] ?? [] }.flatMap { history in
            Self.neighbours(history.versions).compactMap { before, after in
                guard after.version.changesSeat(after: before?.version) else { return nil }
                let source = RevenueCause.Source.membership(after.version.state, history.workspaceID, eventID: after.version.stamp.id)
                return RevenueCause(at: after.effectiveAt, source: source)
            }
        }
    }

    private var workspaceCauses: [RevenueCause] {
        workspaces.flatMap { workspace in
            Self.neighbours(workspace.versions).compactMap { before, after in
                guard before?.accountID == accountID || after.accountID == accountID,
                    (before?.accountID, before?.organisationID, before?.deleted) != (after.accountID, after.organisationID, after.deleted)
                else { return nil }
                let at = before == nil ? workspace.startsAt ?? after.stamp.at : after.stamp.at
                return RevenueCause(at: at, source: .workspace(workspace.workspaceID, eventID: after.stamp.id))
            }
        }
    }

    private var organisationCauses: [RevenueCause] {
        organisations.values.flatMap { organisation in
            Self.neighbours(organisation.versions).compactMap { before, after in
                guard (before?.deleted ?? false) != after.deleted else { return nil }
                return RevenueCause(at: after.stamp.at, source: .organisation(eventID: after.stamp.id))
            }
        }
    }

    /// Each version with the one before it.
    private static func neighbours<Version>(_ versions: [Version]) -> [(before: Version?, after: Version)] {
        zip([nil] + versions.map(Optional.some), versions).map { ($0, $1) }
    }
}

extension AccountTerms {
    /// The changes of terms that the later point knows and the earlier one doesn't, and those whose end lies between the two.
    fileprivate func causes(from earlier: AsOf, to later: AsOf) -> [RevenueCause] {
        terms.indices.compactMap { index in
            let term = terms[index]
            let isNew = later.reaches(term.effectiveAt) && !earlier.reaches(term.effectiveAt)
            let counts =
                switch term.change {
                case .accountManager: false
                case .paidPeriod(let period, _): period.covers(earlier.moment) != period.covers(later.moment)
                case .discount, .takenBack: isNew
                case .tier, .mode: isNew || endsByItself(index, earlier.moment, later.moment)
                }
            return counts ? RevenueCause(at: term.effectiveAt, source: .term(position: term.position)) : nil
        }
    }

    /// Whether a tier, or what a canceled subscription has paid for, ran out between two instants and nobody has said so.
    private func endsByItself(_ index: Int, _ earlier: Instant, _ later: Instant) -> Bool {
        terms[index].ends.contains { end in
            guard end > earlier, end <= later else { return false }
            let next = terms[(index + 1)...].first { $0.replaces(end, of: terms[index]) }
            return next.map { $0.effectiveAt > end } ?? true
        }
    }
}

extension ReferralDiscounts {
    /// What was said of referrals between two instants, and what was said before where its days begin or end between them.
    fileprivate func causes(from earlier: Instant, to later: Instant) -> [RevenueCause] {
        guard discount(at: earlier) != discount(at: later) else { return [] }
        return entries.filter { entry in
            [entry.effectiveAt, entry.terms?.startsAt, entry.terms?.expiresAt].contains { instant in
                instant.map { $0 > earlier && $0 <= later } ?? false
            }
        }.map { RevenueCause(at: $0.effectiveAt, source: .referral(position: $0.position)) }
    }
}

extension Term {
    /// Of its tier, and of what a canceled subscription has paid for.
    fileprivate var ends: [Instant] {
        switch change {
        case .tier(_, _, let expiresAt, _): [expiresAt].compactMap { $0 }
        case .mode(_, _, _, let expiresAt, let paid): [expiresAt, paid.until].compactMap { $0 }
        case .discount, .accountManager, .paidPeriod, .takenBack: []
        }
    }

    /// Another tier or end takes the place of an end; what is paid for goes on being so under another end of the same tier.
    fileprivate func replaces(_ end: Instant, of earlier: Term) -> Bool {
        guard case .mode(_, let paidTier, _, _, let paid) = earlier.change, paid.until == end, case .tier(let tier, _, _, _) = change else {
            return setsTier
        }
        return tier != paidTier
    }

    fileprivate var setsTier: Bool {
        switch change {
        case .tier, .mode: true
        case .discount, .accountManager, .paidPeriod, .takenBack: false
        }
    }
}

extension MembershipVersion {
    /// Whether the person has another seat than by the version before, or one instead of none.
    fileprivate func changesSeat(after before: MembershipVersion?) -> Bool {
        guard let before, before.takesSeat == takesSeat else { return takesSeat || before?.takesSeat == true }
        return takesSeat && before.joinedAt != joinedAt
    }

    /// One that is billed: an invitation isn't.
    private var takesSeat: Bool { state == .active && counts && role.occupiesSeat }
}
