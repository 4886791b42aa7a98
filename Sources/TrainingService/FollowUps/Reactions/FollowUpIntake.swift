import Contracts
import EventKit
import EventSourcing

/// Opens what a new user's answers ask of staff. What is looked after already, because the organisation is a partner or the person is
/// trained, isn't asked, and nothing is of guests and others who don't belong to the organisation.
struct FollowUpIntake {
    let work: UnitOfWork

    func take(_ fact: OnboardingAnswered, _ event: CloudEvent) throws {
        guard try Belonging.holds(of: fact.userID, in: fact.organisationID, work.connection) else { return }
        for kind in try kinds(fact) {
            let command = OpenFollowUp(kind: kind, user: fact.userID, organisation: fact.organisationID)
            try work.following(event).execute(command, on: command.id.description, at: event.time)
        }
    }

    private func kinds(_ fact: OnboardingAnswered) throws -> [FollowUpKind] {
        var kinds: [FollowUpKind] = []
        if fact.servesClients, try !PartnerFlags.isPartner(fact.organisationID, work.connection) { kinds.append(.reviewPartner) }
        guard fact.trained || fact.highRisk, try !LicenceTable.isTrained(fact.userID, at: work.now, work.connection) else { return kinds }
        return kinds + [fact.trained ? .verifyTraining : .arrangeTraining]
    }
}
