import Contracts
import EventKit
import EventSourcing

/// Takes in what customers ask for. A wish that fits no training of the catalogue is kept, so that somebody looks at it.
struct SessionIntake {
    let work: UnitOfWork

    func take(_ fact: TrainingRequested, _ event: CloudEvent) throws {
        let training = try training(fact.training.text)
        let entry = try training.flatMap { try Catalogue.entry($0, work.connection) }
        let notes = fact.notes.map(\.text.trimmed).flatMap { $0.isEmpty ? nil : $0 }
        let details = SessionDetails(
            trainingID: entry == nil ? nil : training, terms: entry.map { SessionTerms(of: $0) },
            mode: entry?.mode ?? TrainingMode(rawValue: fact.training.text),
            expectedParticipants: fact.participants.map { Int($0.value) }, notes: notes)
        let command = RequestSession(
            id: fact.sessionID, organisation: fact.organisationID, details: details, origin: .platform, requestedBy: fact.requestedBy,
            askedTraining: entry == nil ? fact.training.text : nil)
        try work.following(event).execute(command, on: fact.sessionID.description, at: event.time)
    }

    /// The entry of the catalogue that a text names, by its id or its mode.
    private func training(_ text: String) throws -> TrainingID? {
        try TrainingID(text) ?? TrainingMode(rawValue: text).flatMap { try Catalogue.oldest($0, work.connection) }
    }
}
