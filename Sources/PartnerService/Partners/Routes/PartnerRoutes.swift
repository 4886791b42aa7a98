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

    static func add(to routes: inout ServiceRoutes) {
        routes.query(JoinedParts.partner) { request, connection in
            let id: OrganisationID = try request.id(of: "organisation")
            guard let organisation = try Partners.answer(for: id, connection) else { throw Rejection.unknownOrganisation(id) }
            return Document(organisation: organisation)
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
