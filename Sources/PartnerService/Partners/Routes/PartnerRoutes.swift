import Contracts
import EventSourcing
import StaffAPI
import WebKit

/// The partner flag as staff see and set it.
enum PartnerRoutes {
    private struct Body: Decodable {
        let isPartner: Bool
        let agreementConfirmed: Bool?
        let reason: String
    }

    private struct Document: Encodable {
        let organisation: OrganisationAnswer
    }

    /// Whoever wants more asks for the list of referrals.
    private static let referralsMaximum = 50

    private struct PartDocument: Encodable {
        let organisation: OrganisationAnswer
        let left: PartnerPart.Left
        let referrals: [ReferralAnswer]
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(JoinedParts.partner) { request, connection in
            let id: OrganisationID = try request.id(of: "organisation")
            guard let organisation = try Partners.answer(for: id, connection) else { throw Rejection.unknownOrganisation(id) }
            let now = time.now
            let balances = PartnerBalances(connection: connection, now: now)
            let left = PartnerPart.Left(
                workspaces: try ClientWorkspaces.externalCount(of: id, connection), openReferrals: try balances.openReferrals(of: id),
                balanceCents: try balances.rows(.init(organisation: id)).first?.balanceCents ?? .zero)
            let account: AccountID? = try request.parameters.id("account")
            let referrals = try account.map { account in
                try ReferralReader(connection: connection, now: now).referrals(of: account, partner: id, limit: Self.referralsMaximum)
            }
            return PartDocument(organisation: organisation, left: left, referrals: referrals ?? [])
        }

        routes.command(PartnerOperations.setPartner) { request, work in
            let id: OrganisationID = try request.id(of: "organisation")
            let body = try request.body(as: Body.self)
            guard try Organisations.name(of: id, work.connection) != nil else { throw Rejection.unknownOrganisation(id) }
            let command = SetPartnerStatus(
                organisationID: id, isPartner: body.isPartner, agreementConfirmed: body.agreementConfirmed ?? false,
                reason: try Reason(field: body.reason))
            let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
            if execution.state.isPartner { try ExternalLedDetection(work: work).detect(.partner(id)) }
            guard let organisation = try Partners.answer(for: id, work.connection) else { throw Rejection.unknownOrganisation(id) }
            return CommandAnswer(name: "organisation", value: organisation, version: execution.version)
        }
    }
}
