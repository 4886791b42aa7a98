import Contracts
import EventSourcing

/// What staff want different of a session; what is absent stays as it is.
struct SessionChanges: Sendable, Equatable {
    /// The training that a session without one is of, with its terms as of now.
    struct Choice: Sendable, Equatable {
        var id: TrainingID
        var training: TrainingDescription
    }

    var choice: Choice?
    var scheduledAt: Replacement<Instant> = .keep
    var mode: TrainingMode?
    var expectedParticipants: Replacement<Int> = .keep
    var agreedPriceCents: Replacement<Cents> = .keep
    var notes: Replacement<String> = .keep
    var completedOn: LocalDate?

    func applied(to details: SessionDetails) -> SessionDetails {
        var changed = details
        if let choice, details.trainingID == nil {
            changed.trainingID = choice.id
            changed.terms = SessionTerms(of: choice.training)
            changed.mode = choice.training.mode
        }
        changed.mode = mode ?? changed.mode
        changed.expectedParticipants = expectedParticipants.applied(to: details.expectedParticipants)
        changed.agreedPriceCents = agreedPriceCents.applied(to: details.agreedPriceCents)
        changed.notes = notes.applied(to: details.notes)
        return changed
    }
}
