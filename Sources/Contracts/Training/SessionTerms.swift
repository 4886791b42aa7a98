/// What a session keeps of its catalogue entry as of its creation, so that nothing that changes there later changes what was agreed.
public struct SessionTerms: Codable, Hashable, Sendable {
    /// How many participants beyond the included ones a session may have.
    public static let extraParticipantsMaximum = 500
    /// The most people on any roster.
    public static let rosterMaximum = Int(ParticipantCount.range.upperBound) + extraParticipantsMaximum

    public var priceCents: Cents
    public var includedParticipants: Int
    /// Price of each participant beyond the included ones; nil where no extra participants are possible.
    public var extraPriceCents: Cents?
    public var durationMinutes: Int?
    public var grantsLicence: Bool

    public init(
        priceCents: Cents, includedParticipants: Int, extraPriceCents: Cents? = nil, durationMinutes: Int? = nil, grantsLicence: Bool
    ) {
        self.priceCents = priceCents
        self.includedParticipants = includedParticipants
        self.extraPriceCents = extraPriceCents
        self.durationMinutes = durationMinutes
        self.grantsLicence = grantsLicence
    }

    public init(of training: TrainingDescription) {
        self.init(
            priceCents: training.priceCents, includedParticipants: training.includedParticipants,
            extraPriceCents: training.extraPriceCents, durationMinutes: training.durationMinutes, grantsLicence: training.grantsLicence)
    }

    /// How many people can take part.
    public var participantsMaximum: Int {
        extraPriceCents == nil ? includedParticipants : includedParticipants + Self.extraParticipantsMaximum
    }

    /// What a session with so many participants costs, without VAT.
    /// - Parameter agreed: takes the place of the price of the terms.
    public func price(participants: Int, agreed: Cents?) -> Cents {
        (agreed ?? priceCents) + (extraPriceCents ?? .zero).times(max(0, participants - includedParticipants))
    }
}
