import Contracts

/// An entry of the catalogue as it is told to staff.
public struct TrainingAnswer: Codable, Sendable, Equatable {
    public var trainingID: TrainingID
    public var title: String
    public var mode: Word<TrainingMode>
    public var priceCents: Cents
    public var includedParticipants: Int
    /// Nil where no extra participants are possible.
    public var extraPriceCents: Cents?
    public var level: String?
    /// Null for one that everybody follows at their own pace.
    public var durationMinutes: Int?
    public var form: Word<TrainingForm>?
    public var grantsLicence: Bool
    public var comingSoon: Bool
    public var retired: Bool
    /// For `If-Match`.
    public var version: Int

    public init(_ id: TrainingID, _ description: TrainingDescription, version: Int) {
        trainingID = id
        title = description.title
        mode = Word(description.mode)
        priceCents = description.priceCents
        includedParticipants = description.includedParticipants
        extraPriceCents = description.extraPriceCents
        level = description.level
        durationMinutes = description.durationMinutes
        form = description.form.map { Word($0) }
        grantsLicence = description.grantsLicence
        comingSoon = description.comingSoon
        retired = description.retired
        self.version = version
    }
}

/// What `GET /trainings` answers, in the order in which the entries were added.
public struct CatalogueAnswer: Codable, Sendable, Equatable {
    public var trainings: [TrainingAnswer]

    public init(trainings: [TrainingAnswer]) {
        self.trainings = trainings
    }
}
