import Contracts

/// A training session as it stands.
public struct SessionRow: Codable, Sendable, Equatable {
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    public var organisationName: String?
    /// Nil where somebody has to say first which training it is.
    public var trainingID: TrainingID?
    public var trainingTitle: String?
    public var mode: Word<TrainingMode>?
    public var status: Word<SessionStatus>
    public var scheduledAt: Instant?
    public var completedOn: LocalDate?
    /// It was completed in another system, whose past was imported, and billed there.
    public var heldElsewhere: Bool
    /// What it costs without VAT: until it is completed an estimate by the expected participants, then by the roster.
    public var priceCents: Cents?
    /// As of its creation.
    public var basePriceCents: Cents?
    /// Takes the place of the base price.
    public var agreedPriceCents: Cents?
    public var includedParticipants: Int?
    public var extraPriceCents: Cents?
    public var expectedParticipants: Int?
    public var grantsLicence: Bool?
    public var durationMinutes: Int?
    public var notes: String?
    public var origin: Word<SessionRequested.Origin>
    /// Who asked; null where staff planned it of themselves.
    public var requestedBy: KnownPerson?
    public var requestedAt: Instant
    /// What the customer asked for where the catalogue has no such training.
    public var askedTraining: String?
    /// How many they are, where a session of the training can't have so many.
    public var askedParticipants: Int?
    public var trainedShare: TrainedShare
    /// In the order in which they were added.
    public var roster: [Participant]
    /// For `If-Match`.
    public var version: Int

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, organisationName: String? = nil, trainingID: TrainingID? = nil,
        trainingTitle: String? = nil, mode: TrainingMode? = nil, status: SessionStatus, scheduledAt: Instant? = nil,
        completedOn: LocalDate? = nil, heldElsewhere: Bool = false, priceCents: Cents? = nil, basePriceCents: Cents? = nil,
        agreedPriceCents: Cents? = nil,
        includedParticipants: Int? = nil, extraPriceCents: Cents? = nil, expectedParticipants: Int? = nil, grantsLicence: Bool? = nil,
        durationMinutes: Int? = nil, notes: String? = nil, origin: SessionRequested.Origin, requestedBy: KnownPerson? = nil,
        requestedAt: Instant, askedTraining: String? = nil, askedParticipants: Int? = nil, trainedShare: TrainedShare,
        roster: [Participant], version: Int
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.trainingID = trainingID
        self.trainingTitle = trainingTitle
        self.mode = mode.map { Word($0) }
        self.status = Word(status)
        self.scheduledAt = scheduledAt
        self.completedOn = completedOn
        self.heldElsewhere = heldElsewhere
        self.priceCents = priceCents
        self.basePriceCents = basePriceCents
        self.agreedPriceCents = agreedPriceCents
        self.includedParticipants = includedParticipants
        self.extraPriceCents = extraPriceCents
        self.expectedParticipants = expectedParticipants
        self.grantsLicence = grantsLicence
        self.durationMinutes = durationMinutes
        self.notes = notes
        self.origin = Word(origin)
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.askedTraining = askedTraining
        self.askedParticipants = askedParticipants
        self.trainedShare = trainedShare
        self.roster = roster
        self.version = version
    }
}

extension SessionRow {
    /// Where a session stands in time, in lists and by days: when it was held, else when it is to be, else when it was asked for.
    public static func place(completedOn: LocalDate?, scheduledAt: Instant?, requestedAt: Instant) -> Instant {
        completedOn?.start ?? scheduledAt ?? requestedAt
    }

    public var place: Instant { Self.place(completedOn: completedOn, scheduledAt: scheduledAt, requestedAt: requestedAt) }
}

/// How many of those on the roster hold a licence of the session that counts.
public struct TrainedShare: Codable, Sendable, Equatable {
    public var licensed: Int
    public var members: Int

    public init(licensed: Int, members: Int) {
        self.licensed = licensed
        self.members = members
    }
}
