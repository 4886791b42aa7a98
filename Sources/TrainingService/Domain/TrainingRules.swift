import Contracts

/// What an entry of the catalogue may say.
enum TrainingRules {
    static let titleLength = 1...200
    static let levelLength = 1...100
    /// Up to a million euros, which only a slip of the hand exceeds.
    static let price = Cents.zero...Cents.euros(1_000_000)
    static let participants = 1...10_000

    /// The description with the space around its texts removed, or the first rule that it breaks.
    static func checked(_ description: TrainingDescription) throws -> TrainingDescription {
        var checked = description
        checked.title = trimmed(description.title)
        checked.level = description.level.map(trimmed)
        guard titleLength.contains(checked.title.count) else { throw TrainingRejection.titleLength(checked.title.count) }
        guard price.contains(checked.priceCents) else { throw TrainingRejection.price(checked.priceCents) }
        guard participants.contains(checked.includedParticipants) else {
            throw TrainingRejection.includedParticipants(checked.includedParticipants)
        }
        if let extra = checked.extraPriceCents, !price.contains(extra) { throw TrainingRejection.extraPrice(extra) }
        if let level = checked.level, !levelLength.contains(level.count) { throw TrainingRejection.levelLength(level.count) }
        return checked
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return String(text[start..<end])
    }
}
