import Contracts

/// The body of a new entry. What most entries have in common may be left out.
struct NewTrainingBody: Decodable {
    let title: String
    let mode: TrainingMode
    let priceCents: Cents
    let includedParticipants: Int
    let extraPriceCents: Cents?
    let level: String?
    let grantsLicence: Bool?
    let comingSoon: Bool?
    let retired: Bool?

    var description: TrainingDescription {
        TrainingDescription(
            title: title, mode: mode, priceCents: priceCents, includedParticipants: includedParticipants, extraPriceCents: extraPriceCents,
            level: level, grantsLicence: grantsLicence ?? true, comingSoon: comingSoon ?? false, retired: retired ?? false)
    }
}
