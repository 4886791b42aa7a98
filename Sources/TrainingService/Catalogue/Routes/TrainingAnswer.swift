import Contracts

/// An entry of the catalogue as it is told to staff.
struct TrainingAnswer: Codable, Sendable, Equatable {
    let trainingID: TrainingID
    let title: String
    let mode: TrainingMode
    let priceCents: Cents
    let includedParticipants: Int
    let extraPriceCents: Cents?
    let level: String?
    /// Null for one that everybody follows at their own pace.
    let durationMinutes: Int?
    let form: TrainingForm?
    let grantsLicence: Bool
    let comingSoon: Bool
    let retired: Bool
    /// For `If-Match`.
    let version: Int

    init(_ id: TrainingID, _ description: TrainingDescription, version: Int) {
        trainingID = id
        title = description.title
        mode = description.mode
        priceCents = description.priceCents
        includedParticipants = description.includedParticipants
        extraPriceCents = description.extraPriceCents
        level = description.level
        durationMinutes = description.durationMinutes
        form = description.form
        grantsLicence = description.grantsLicence
        comingSoon = description.comingSoon
        retired = description.retired
        self.version = version
    }
}

struct CatalogueAnswer: Codable, Sendable, Equatable {
    let trainings: [TrainingAnswer]
}
