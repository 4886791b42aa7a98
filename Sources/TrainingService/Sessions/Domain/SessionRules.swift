import Contracts
import EventSourcing

/// What may be agreed about a session.
enum SessionRules {
    /// The details with the space around their texts removed. Throws `Rejection` for the first rule that they break.
    static func checked(_ details: SessionDetails) throws -> SessionDetails {
        var checked = details
        if let notes = details.notes {
            do { checked.notes = try TrainingTexts.notesRule.accept(notes) } catch { throw Rejection.field("notes", "notes \(error)") }
        }
        if let price = details.agreedPriceCents, !TrainingDescription.priceRange.contains(price) {
            let range = TrainingDescription.priceRange
            throw Rejection.field(
                "agreed_price_cents",
                "a price is \(range.lowerBound.amount) to \(range.upperBound.amount) cents, not \(price.amount)")
        }
        if let expected = details.expectedParticipants, let terms = details.terms, !(1...terms.participantsMaximum).contains(expected) {
            throw Rejection.expectedParticipants(expected, of: terms)
        }
        return checked
    }
}

extension Rejection {
    static let priceNeedsReason = field("reason", "reason is needed: why is the price another one than that of the catalogue?")

    static func expectedParticipants(_ count: Int, of terms: SessionTerms) -> Rejection {
        field("expected_participants", "a session of this training has 1 to \(terms.participantsMaximum) participants, not \(count)")
    }
}
