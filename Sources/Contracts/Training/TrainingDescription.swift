/// What the catalogue says of one training (DOMAIN §13).
public struct TrainingDescription: Codable, Hashable, Sendable {
    public var title: String
    public var mode: TrainingMode
    public var priceCents: Cents
    public var includedParticipants: Int
    /// Price of each participant beyond the included ones; nil where no extra participants are possible.
    public var extraPriceCents: Cents?
    public var level: String?
    /// How long it takes; nil for one that everybody follows at their own pace.
    public var durationMinutes: Int?
    public var form: TrainingForm?
    public var grantsLicence: Bool
    public var comingSoon: Bool
    public var retired: Bool

    public init(
        title: String, mode: TrainingMode, priceCents: Cents, includedParticipants: Int, extraPriceCents: Cents? = nil,
        level: String? = nil, durationMinutes: Int? = nil, form: TrainingForm? = nil, grantsLicence: Bool, comingSoon: Bool, retired: Bool
    ) {
        self.title = title
        self.mode = mode
        self.priceCents = priceCents
        self.includedParticipants = includedParticipants
        self.extraPriceCents = extraPriceCents
        self.level = level
        self.durationMinutes = durationMinutes
        self.form = form
        self.grantsLicence = grantsLicence
        self.comingSoon = comingSoon
        self.retired = retired
    }
}
