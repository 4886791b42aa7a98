import Contracts
import EventKit
import EventSourcing
import WebKit

/// The body of a session that staff plan.
struct NewSessionBody: Decodable {
    var organisationID: OrganisationID
    var trainingID: TrainingID
    var requestedBy: UserID?
    var scheduledAt: Instant?
    var mode: TrainingMode?
    var expectedParticipants: Int?
    var agreedPriceCents: Cents?
    var notes: String?
    var reason: String?
    var confirm: [ConfirmationCode]?

    /// Throws `Rejection` for what isn't known or offered any more, and 409 for what has to be confirmed first.
    func command(_ id: TrainingSessionID, _ work: UnitOfWork) throws -> RequestSession {
        guard try Organisations.exists(organisationID, work.connection) else { throw Rejection.unknownOrganisation(organisationID) }
        if let requestedBy, try People.person(requestedBy, work.connection) == nil {
            throw Rejection.unknownPerson(requestedBy, field: "requested_by")
        }
        let training = try Catalogue.offered(trainingID, confirmed: confirm, work.connection)
        let details = SessionDetails(
            trainingID: trainingID, terms: SessionTerms(of: training), mode: mode ?? training.mode,
            expectedParticipants: expectedParticipants, agreedPriceCents: agreedPriceCents, notes: notes)
        return RequestSession(
            id: id, organisation: organisationID, details: details, origin: .staff, requestedBy: requestedBy, scheduledAt: scheduledAt,
            reason: try reason.map { try Reason(field: $0) })
    }
}

extension Rejection {
    static func unknownOrganisation(_ id: OrganisationID) -> Rejection { field("organisation_id", "there is no organisation \(id)") }

    static func unknownPerson(_ id: UserID, field: String) -> Rejection {
        self.field(field, "the platform has told of no person \(id), or of their deletion")
    }
}
