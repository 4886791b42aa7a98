import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What takes more than one stream to hand a workspace over: whose it is, who is in it, what is due, and which referral ends with it.
struct HandoffDesk {
    let desk: AdministrationDesk
    let target: OrganisationID
    let now: Instant

    private var connection: Connection { desk.connection }
    private var owner: OrganisationID { desk.workspace.organisationID }

    func situation() throws -> HandoffSituation {
        let own = Set(try OwnMembers.members(of: owner, connection))
        let theirs = Set(try OwnMembers.members(of: target, connection))
        let direct = Self.admins(among: try WorkspaceMembers.direct(in: desk.workspaceID, connection)).intersection(own)
        let inherited = Self.admins(among: try WorkspaceMembers.inherited(in: desk.workspaceID, connection))
        return HandoffSituation(
            workspaceID: desk.workspaceID, isExternal: desk.workspace.isExternal, owner: owner, target: target,
            targetStanding: try standing(), hasLiveSubscription: try desk.terms().hasLiveSubscription,
            formerAdmins: direct.union(inherited).subtracting(theirs), inheritedAdmins: inherited.subtracting(theirs))
    }

    /// With those who are deleted: that may be taken back, and then they are to be admins no more either.
    private static func admins(among people: [UserID: WorkspaceRole]) -> Set<UserID> {
        Set(people.filter { $0.value.administers }.keys)
    }

    private func standing() throws -> HandoffSituation.Standing {
        guard try Organisations.isKnown(target, connection) else { return .unknown }
        return try Organisations.name(of: target, connection) == nil ? .deleted : .present
    }

    func isPartner() throws -> Bool {
        let sql = "SELECT is_partner FROM partners WHERE organisation_id = ?"
        return try connection.first(sql, [owner.sqlValue]) { $0.bool(0) } ?? false
    }

    /// Those by which the partner would earn on.
    func referrals() throws -> [ReferralAnswer] {
        let reader = ReferralReader(connection: connection, now: now)
        return try ReferralReader.referrals(of: desk.accountID, connection).compactMap { try reader.referral($0) }.filter {
            $0.partnerOrganisationID == owner && $0.endedAt == nil && $0.state != .expired
        }
    }

    func effects(_ situation: HandoffSituation) throws -> [PreviewEffect] {
        let (from, to) = (try name(owner), try name(target))
        let terms = try desk.terms()
        let invoices = try OpenInvoices.of(desk.accountID, connection)
        let links = try OpenPaymentLinks.count(of: desk.accountID, at: now, connection)
        let told: [PreviewEffect?] = [
            try isPartner()
                ? nil
                : PreviewEffect(
                    kind: .warning, feature: ConfirmationCode.notPartner.rawValue, description: "\(from) is no partner of dembrane"),
            .affected("owner", "\(desk.workspace.name) and its account go from \(from) to \(to); months that are over stay as they were"),
            .noted("tier", terms.words), try seats(),
            try desk.givenDiscount().map { .noted("discount", "The discount of \($0.percent.value) % stays") },
            try GivenDiscounts.discount(on: desk.workspaceID, connection).map {
                .noted("workspace_discount", "The workspace's own discount of \($0.percent.value) % stays")
            },
            terms.isTrial ? .noted("trial", "The trial goes on until its end") : nil,
            invoices.count == 0
                ? .noted("invoices", "No invoice is unpaid")
                : .affected("invoices", "\(invoices.words) with the old buyer, \(from)"),
            links == 0
                ? nil : .affected("payment_links", links == 1 ? "1 open payment link is closed" : "\(links) open payment links are closed"),
            .noted("billing_details", "Invoices to come go by the account's billing details: set those of \(to)"),
            .noted("data_owner", "The data owner that the platform names stays until \(to) names another"),
        ]
        var effects = told.compactMap { $0 }
        effects += try referrals().map { PreviewEffect.affected("referral", ending(of: $0, from)) }
        effects += try people(situation, from)
        effects.append(
            PreviewEffect(
                kind: .irreversible, feature: "handoff", workspaces: 1, description: "It goes one way: \(from) doesn't get it back"))
        return effects
    }

    private func name(_ organisation: OrganisationID) throws -> String {
        try Organisations.name(of: organisation, connection) ?? "\(organisation)"
    }

    private func seats() throws -> PreviewEffect {
        let seated = try WorkspaceMembers.direct(in: desk.workspaceID, connection).values.filter(\.occupiesSeat).count
        return .noted("seats", seated == 1 ? "The 1 seat in use stays" : "The \(seated) seats in use stay")
    }

    private func ending(of referral: ReferralAnswer, _ partner: String) -> String {
        let (earned, percent) = (referral.accruedCents.inEuros, referral.discountPercent)
        let discount = percent == .zero ? "" : ", and so does the client's discount of \(percent.value) %"
        return "The referral ends\(discount): \(partner) earns nothing by what is paid on a later day; the \(earned) that have accrued stay"
    }

    /// Who is no admin any more, and who may still become one as staff have asked the platform before: a handoff takes none of that back.
    private func people(_ situation: HandoffSituation, _ partner: String) throws -> [PreviewEffect] {
        var effects = [try admins(situation, partner)]
        if let people = try names(of: awaitedAdmins()) {
            effects.append(
                .affected("awaited_admins", "Named as admins by staff, whom the platform may make so after the handoff too: \(people)"))
        }
        let invitations = try AdminInvitations.invitations(to: desk.workspaceID, at: now, connection).count
        if invitations > 0 {
            let stand = invitations == 1 ? "1 invitation to become an admin stands" : "\(invitations) invitations to become an admin stand"
            effects.append(.affected("invitations", "\(stand) after the handoff too, unless the platform withdraws it"))
        }
        return effects
    }

    private func admins(_ situation: HandoffSituation, _ partner: String) throws -> PreviewEffect {
        guard let people = try names(of: situation.formerAdmins) else {
            return .noted("admins", "Nobody of \(partner) administers the workspace")
        }
        return .affected("admins", "No admins any more, but members: \(people)")
    }

    /// People of the owner, and not of the target, whom staff have named and the platform has not made admins yet.
    private func awaitedAdmins() throws -> Set<UserID> {
        let store = EventStore(connection, source: EventContext.partner.source)
        let care = try store.load(WorkspaceCare.self, id: desk.workspaceID.description).state
        let own = Set(try OwnMembers.members(of: owner, connection)).subtracting(try OwnMembers.members(of: target, connection))
        return try own.intersection(care.namedAdmins.keys).filter {
            care.awaits($0, toldAt: try WorkspaceMembers.toldAt($0, in: desk.workspaceID, connection))
        }
    }

    /// Nil for nobody; whoever is known as deleted is left out.
    private func names(of users: Set<UserID>) throws -> String? {
        let places = [desk.workspaceID.sqlValue, owner.sqlValue]
        let deleted = try People.deleted(among: AdminCandidates.everybody, places, connection)
        let people = try desk.known(users.subtracting(deleted))
        guard !people.isEmpty else { return nil }
        let names = people.prefix(Self.namesMaximum).map { $0.name ?? "somebody" }.joined(separator: ", ")
        let more = people.count > Self.namesMaximum ? " and \(people.count - Self.namesMaximum) more" : ""
        return names + more
    }

    private static let namesMaximum = 10
}

extension ClientTerms.Terms {
    fileprivate var words: String {
        let name = tier.rawValue.prefix(1).uppercased() + tier.rawValue.dropFirst()
        let end = (expiresAt ?? accessUntil).map { ", which ends on \($0.lastDay)" } ?? ""
        return "The tier stays \(name)\(end)"
    }
}

extension OpenInvoices {
    fileprivate var words: String {
        count == 1 ? "1 unpaid invoice, \(cents.inEuros), stays" : "\(count) unpaid invoices, \(cents.inEuros) together, stay"
    }
}
