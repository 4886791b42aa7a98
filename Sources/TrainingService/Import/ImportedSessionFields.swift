import Contracts
import EventKit
import EventSourcing
import ServiceKit

/// The fields of a session of the past, or of one that is planned in another system.
struct ImportedSessionFields: Decodable {
    var reference: ImportReference
    var organisationID: OrganisationID
    var effectiveAt: Instant?
    var trainingID: TrainingID?
    /// The title of a training, or its mode.
    var training: ShortText?
    var mode: TrainingMode?
    var scheduledAt: Instant?
    var completedOn: LocalDate?
    var cancelledOn: LocalDate?
    var participants: [UserID]?
    var expectedParticipants: ParticipantCount?
    var agreedPriceCents: Cents?
    var requestedBy: UserID?
    var notes: String?
    var reason: String?

    func session(_ work: UnitOfWork) throws -> PastSession {
        let id: TrainingSessionID = reference.id(of: ImportKind.session)
        let known = try work.load(TrainingSession.self, id: id.description).state.session?.asked
        let training = try ImportedTraining(id: trainingID, name: training?.text, known: known?.details.trainingID)
            .entry(work.connection)
        // The mode of the training may have changed since.
        let usualMode = known?.details.mode ?? training.description.mode
        let details = SessionDetails(
            trainingID: training.id, terms: SessionTerms(of: training.description), mode: mode ?? usualMode,
            expectedParticipants: expectedParticipants.map { Int($0.value) }, agreedPriceCents: agreedPriceCents, notes: notes)
        return PastSession(
            id: id, organisation: organisationID, details: try SessionRules.checked(details), requestedBy: requestedBy,
            scheduledAt: scheduledAt, completedOn: completedOn, cancelledOn: cancelledOn, participants: try people(),
            reason: try reason.map { try Reason($0) }, at: try asked(by: work.now))
    }

    /// When it was asked for: where nothing says so, on the first day that is told of it.
    private func asked(by now: Instant) throws -> Instant {
        let dates = [scheduledAt, completedOn?.start, cancelledOn?.start].compactMap { $0 }
        let first = dates.filter { $0 <= now }.min { $0.date < $1.date }
        let asked = try ImportFault.need(effectiveAt ?? first, "effective_at")
        try ImportFault.check(asked <= now, "effective_at lies in the future (\(asked))")
        try ImportFault.check(completedOn == nil || cancelledOn == nil, "completed_on and cancelled_on exclude each other")
        for (day, field) in [(completedOn, "completed_on"), (cancelledOn, "cancelled_on")] {
            guard let day else { continue }
            try ImportFault.check(day <= now.date, "\(field) lies in the future (\(day))")
            try ImportFault.check(asked.date <= day, "\(field) lies before effective_at (\(asked))")
        }
        return asked
    }

    private func people() throws -> [UserID] {
        var seen: Set<UserID> = []
        for user in participants ?? [] { try ImportFault.check(seen.insert(user).inserted, "participants names \(user) twice") }
        return participants ?? []
    }
}
