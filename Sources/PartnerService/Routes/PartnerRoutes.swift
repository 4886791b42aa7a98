import Contracts
import ServiceKit

/// The partner flag as staff see and set it.
enum PartnerRoutes {
    private struct Body: Decodable {
        let isPartner: Bool
        let agreementConfirmed: Bool?
        let reason: String?
    }

    private struct Document: Encodable {
        let organisation: OrganisationAnswer
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.query(.get, "/organisations/{id}/partner") { request, connection in
            let id: OrganisationID = try request.id(of: "organisation")
            guard let organisation = try Partners.answer(for: id, connection) else { throw PartnerRejection.unknownOrganisation(id) }
            return Document(organisation: organisation)
        }

        routes.command(.put, "/organisations/{id}/partner") { request, work in
            let id: OrganisationID = try request.id(of: "organisation")
            let body = try request.body(as: Body.self)
            guard try Organisations.name(of: id, work.connection) != nil else { throw PartnerRejection.unknownOrganisation(id) }
            let command = PartnerStatus.Command(
                organisationID: id, isPartner: body.isPartner, agreementConfirmed: body.agreementConfirmed ?? false,
                reason: try Reason(field: body.reason), at: work.now)
            let execution = try work.execute(PartnerStatus.self, id: id.description, command, expectedVersion: request.expectedVersion)
            guard let organisation = try Partners.answer(for: id, work.connection) else { throw PartnerRejection.unknownOrganisation(id) }
            return CommandAnswer(name: "organisation", value: organisation, version: execution.version)
        }
    }
}
