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
        guard let training = try Catalogue.entry(trainingID, work.connection) else { throw Rejection.notInCatalogue(trainingID) }
        guard !training.retired else { throw Rejection.isRetired(training.title) }
        guard !training.comingSoon || confirm?.contains(.comingSoon) == true else {
            throw Problem.unconfirmed([.comingSoon], "\(training.title) is only announced so far")
        }
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

    static func notInCatalogue(_ id: TrainingID) -> Rejection { field("training_id", "the catalogue has no training \(id)") }

    static func isRetired(_ title: String) -> Rejection {
        rule("retired", detail: "\(title) is not offered any more; choose another training", field: "training_id")
    }
}
