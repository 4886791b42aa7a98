import Contracts

/// What an entry of the catalogue may say.
enum TrainingRules {
    static let title = TextRule(length: 1...200)
    static let level = TextRule(length: 1...100)
    /// Up to a million euros, which only a slip of the hand exceeds.
    static let price = Cents.zero...Cents.euros(1_000_000)
    static let participants = 1...10_000

    /// The description with the space around its texts removed, or the first rule that it breaks.
    static func checked(_ description: TrainingDescription) throws -> TrainingDescription {
        var checked = description
        checked.title = try accept(description.title, by: title, field: "title")
        checked.level = try description.level.map { try accept($0, by: level, field: "level") }
        guard price.contains(checked.priceCents) else { throw TrainingRejection.price(checked.priceCents) }
        guard participants.contains(checked.includedParticipants) else {
            throw TrainingRejection.includedParticipants(checked.includedParticipants)
        }
        if let extra = checked.extraPriceCents, !price.contains(extra) { throw TrainingRejection.extraPrice(extra) }
        return checked
    }

    private static func accept(_ text: String, by rule: TextRule, field: String) throws -> String {
        do {
            return try rule.accept(text)
        } catch let fault as TextFault {
            throw TrainingRejection.text(field: field, fault)
        }
    }
}
