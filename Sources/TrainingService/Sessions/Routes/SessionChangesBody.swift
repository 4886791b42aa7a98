import Contracts
import Database
import EventKit
import EventSourcing
import WebKit

/// The body of a change: absent fields stay as they are, and null empties a field that may be empty.
struct SessionChangesBody: Decodable {
    private var changes = SessionChanges()
    private var trainingID: TrainingID?
    private var reason: String?

    private enum CodingKeys: CodingKey {
        case trainingID, scheduledAt, mode, expectedParticipants, agreedPriceCents, notes, completedOn, reason
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
    }

    /// Throws `Rejection` for a training that the catalogue doesn't have.
    func command(_ connection: Connection) throws -> UpdateSession {
        var changes = changes
        changes.choice = try trainingID.map { id in
            guard let training = try Catalogue.entry(id, connection) else { throw Rejection.notInCatalogue(id) }
            return SessionChanges.Choice(id: id, training: training)
        }
        return UpdateSession(changes: changes, reason: try reason.map { try Reason(field: $0) })
    }
}
