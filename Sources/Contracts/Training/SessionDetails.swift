/// What is agreed about a training session, and staff may change.
public struct SessionDetails: Codable, Hashable, Sendable {
    /// Nil while nobody has said which training of the catalogue it is; then it has no terms either.
    public var trainingID: TrainingID?
    public var terms: SessionTerms?
    public var mode: TrainingMode?
    public var expectedParticipants: Int?
    /// Takes the place of the price of the terms.
    public var agreedPriceCents: Cents?
    public var notes: String?

    public init(
        trainingID: TrainingID? = nil, terms: SessionTerms? = nil, mode: TrainingMode? = nil, expectedParticipants: Int? = nil,
        agreedPriceCents: Cents? = nil, notes: String? = nil
    ) {
        self.trainingID = trainingID
        self.terms = terms
        self.mode = mode
        self.expectedParticipants = expectedParticipants
        self.agreedPriceCents = agreedPriceCents
        self.notes = notes
    }
}
