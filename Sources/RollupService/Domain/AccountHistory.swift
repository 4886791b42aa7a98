import Contracts
import Terms

/// Everything that is known of one account over time: what `months` turns into the lines of the rollup.
struct AccountHistory: Sendable {
    var accountID: AccountID
    var scope: AccountScope
    /// For an account of one workspace: the organisation of its newest version.
    var organisationID: OrganisationID
    var organisations: [OrganisationID: OrganisationHistory]
    var organisationMembers: [OrganisationID: OrganisationMembers] = [:]
    /// Every workspace that ever belonged to the account.
    var workspaces: [WorkspaceHistory]
    var memberships: [WorkspaceID: [MembershipHistory]]
    /// Known users by the addresses under which they were invited.
    var usersByAddress: [AddressKey: UserID]
    var usage: [WorkspaceID: [Month: Usage]]
    var terms: AccountTerms
    /// What partners who brought the client have agreed for them.
    var referrals = ReferralDiscounts.none
    var subscriptions = SubscriptionStandings()
    var prices: PriceList

    /// The month in which the account began, or nil when no fact about it is known.
    var firstMonth: Month? {
        var instants = workspaces.compactMap(\.startsAt)
        if scope == .organisation, let start = organisations[organisationID]?.startsAt { instants.append(start) }
        return instants.min()?.month
    }

    /// The next instant at which the account changes by the clock alone: terms or a referral begin or end, or an invitation lapses.
    func nextChange(after now: Instant) -> Instant? {
        let lapses = memberships.values.joined().compactMap { $0.nextLapse(after: now) }
        let referred = referrals.turningPoints.filter { $0 > now }
        return [[terms.nextChange(after: now)].compactMap { $0 }, lapses, referred].flatMap { $0 }.min()
    }

    /// The owners and admins of an organisation; none where nothing is known of it.
    func administrators(of organisation: OrganisationID, _ asOf: AsOf) -> [AdminContacts.Candidate] {
        organisationMembers[organisation]?.administrators(asOf) ?? []
    }

    /// Who has a place in the workspace, each person once, known users under their id even where they were invited by e-mail.
    func placements(in workspaceID: WorkspaceID, _ asOf: AsOf) -> [Placement] {
        (memberships[workspaceID] ?? []).compactMap { membership in
            guard let version = membership.version(asOf), version.counts else { return nil }
            return Placement(
                workspaceID: workspaceID, person: membership.person.identified(by: usersByAddress), role: version.role,
                isPending: version.state == .pending, joinedAt: version.joinedAt)
        }
    }
}
