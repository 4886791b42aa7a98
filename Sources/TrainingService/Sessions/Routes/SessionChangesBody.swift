import Contracts
import EventKit
import EventSourcing
import WebKit

/// The body of a change: absent fields stay as they are, and null empties a field that may be empty.
struct SessionChangesBody: Decodable {
    private var changes = SessionChanges()
    private var trainingID: TrainingID?
    private var reason: String?
    private var confirm: [ConfirmationCode]?

    private enum CodingKeys: CodingKey {
        case trainingID, scheduledAt, mode, expectedParticipants, agreedPriceCents, notes, completedOn, reason, confirm
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        changes.scheduledAt = try body.replacement(.scheduledAt)
        changes.mode = try body.decodeIfPresent(TrainingMode.self, forKey: .mode)
        changes.expectedParticipants = try body.replacement(.expectedParticipants)
        changes.agreedPriceCents = try body.replacement(.agreedPriceCents)
        changes.notes = try body.replacement(.notes)
        changes.completedOn = try body.decodeIfPresent(LocalDate.self, forKey: .completedOn)
        trainingID = try body.decodeIfPresent(TrainingID.self, forKey: .trainingID)
        reason = try body.decodeIfPresent(String.self, forKey: .reason)
        confirm = try body.decodeIfPresent([ConfirmationCode].self, forKey: .confirm)
    }

    /// Throws `Rejection` for a training that can't be chosen, and 409 for what has to be confirmed first.
    func command(on session: TrainingSessionID, _ work: UnitOfWork) throws -> UpdateSession {
        var changes = changes
        changes.choice = try trainingID.map { SessionChanges.Choice(id: $0, training: try training($0, of: session, work)) }
        return UpdateSession(changes: changes, reason: try reason.map { try Reason(field: $0) })
    }

    /// What is chosen for a session without a training has to be offered; to name the one that a session has chooses nothing.
    private func training(_ id: TrainingID, of session: TrainingSessionID, _ work: UnitOfWork) throws -> TrainingDescription {
        let details = try work.load(TrainingSession.self, id: session.description).state.existing().details
        guard details.trainingID == nil else { return try Catalogue.known(id, work.connection) }
        return try Catalogue.offered(id, confirmed: confirm, work.connection)
    }
}
