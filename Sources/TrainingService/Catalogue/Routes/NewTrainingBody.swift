import Contracts

/// The body of a new entry. What most entries have in common may be left out.
struct NewTrainingBody: Decodable {
    let title: String
    let mode: TrainingMode
    let priceCents: Cents
    let includedParticipants: Int
    let extraPriceCents: Cents?
    let level: String?
    let durationMinutes: Int?
    let form: TrainingForm?
    let grantsLicence: Bool?
    let comingSoon: Bool?
    let retired: Bool?

    var description: TrainingDescription {
        TrainingDescription(
            title: title, mode: mode, priceCents: priceCents, includedParticipants: includedParticipants, extraPriceCents: extraPriceCents,
            level: level, durationMinutes: durationMinutes, form: form, grantsLicence: grantsLicence ?? true,
            comingSoon: comingSoon ?? false, retired: retired ?? false)
    }
}
