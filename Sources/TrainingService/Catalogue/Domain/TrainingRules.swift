import Contracts
import EventSourcing

/// What an entry of the catalogue may say.
enum TrainingRules {
    /// The description with the space around its texts removed, or the first rule that it breaks.
    static func checked(_ description: TrainingDescription) throws -> TrainingDescription {
        var checked = description
        checked.title = try accept(description.title, by: TrainingDescription.titleRule, field: "title")
        checked.level = try description.level.map { try accept($0, by: TrainingDescription.levelRule, field: "level") }
        guard TrainingDescription.priceRange.contains(checked.priceCents) else {
            throw Rejection.price(checked.priceCents, field: "price_cents")
        }
        guard TrainingDescription.participantRange.contains(checked.includedParticipants) else {
            throw Rejection.includedParticipants(checked.includedParticipants)
        }
        if let extra = checked.extraPriceCents, !TrainingDescription.priceRange.contains(extra) {
            throw Rejection.price(extra, field: "extra_price_cents")
        }
        if let minutes = checked.durationMinutes, !TrainingDescription.durationRange.contains(minutes) {
            throw Rejection.duration(minutes)
        }
        return checked
    }

    private static func accept(_ text: String, by rule: TextRule, field: String) throws -> String {
        do {
            return try rule.accept(text)
        } catch let fault as TextFault {
            throw Rejection.field(field, "\(field) \(fault)")
        }
    }
}

extension Rejection {
    fileprivate static func price(_ cents: Cents, field: String) -> Rejection {
        let price = TrainingDescription.priceRange
        return .field(field, "a price is \(price.lowerBound.amount) to \(price.upperBound.amount) cents, not \(cents.amount)")
    }

    fileprivate static func includedParticipants(_ count: Int) -> Rejection {
        let range = TrainingDescription.participantRange
        return .field("included_participants", "a training includes \(range.lowerBound) to \(range.upperBound) participants, not \(count)")
    }

    fileprivate static func duration(_ minutes: Int) -> Rejection {
        let range = TrainingDescription.durationRange
        return .field("duration_minutes", "a training takes \(range.lowerBound) to \(range.upperBound) minutes, not \(minutes)")
    }
}
