import Contracts

/// An organisation that somebody created who works for a partner's client.
public struct ExternalLedRow: Codable, Sendable, Equatable {
    /// Name and address as the platform tells them now; nil for somebody deleted, or of whom nothing was told.
    public struct Creator: Codable, Sendable, Equatable {
        public var userID: UserID
        public var name: String?
        public var email: String?

        public init(userID: UserID, name: String?, email: String?) {
            self.userID = userID
            self.name = name
            self.email = email
        }
    }

    public struct Partner: Codable, Sendable, Equatable {
        public var organisationID: OrganisationID
        /// Nil for an organisation that is gone.
        public var name: String?

        public init(organisationID: OrganisationID, name: String?) {
            self.organisationID = organisationID
            self.name = name
        }
    }

    public var organisationID: OrganisationID
    public var name: String
    public var createdAt: Instant
    public var creator: Creator
    /// In whose workspaces the creator is or was, those included that are no partners any more.
    public var partners: [Partner]
    /// How many people the organisation has of its own.
    public var members: Int
    /// What its workspaces have recorded in the last 30 days, in seconds. RollupService knows it: the Gateway adds it to the list. Nil where that can't be
    /// asked now, and outside the list.
    public var recordedSeconds30Days: Int64?
    /// Those whose client it is, the newest start first.
    public var referrals: [ReferralAnswer]
    public var state: Word<ExternalLedState>
    public var note: String?
    public var detectedAt: Instant
    /// When and by whom it was last marked; nil where that never happened.
    public var markedAt: Instant?
    public var markedBy: String?
    /// For `If-Match`.
    public var version: Int

    enum CodingKeys: String, CodingKey {
        case organisationID, name, createdAt, creator, partners, members, referrals, state, note, detectedAt, markedAt, markedBy, version
        case recordedSeconds30Days = "recorded_seconds_30d"
    }

    public init(
        organisationID: OrganisationID, name: String, createdAt: Instant, creator: Creator, partners: [Partner], members: Int,
        referrals: [ReferralAnswer], state: Word<ExternalLedState>, note: String?, detectedAt: Instant, markedAt: Instant?,
        markedBy: String?, version: Int
    ) {
        self.organisationID = organisationID
        self.name = name
        self.createdAt = createdAt
        self.creator = creator
        self.partners = partners
        self.members = members
        self.referrals = referrals
        self.state = state
        self.note = note
        self.detectedAt = detectedAt
        self.markedAt = markedAt
        self.markedBy = markedBy
        self.version = version
    }
}

/// What `GET /external-led-organisations` answers: those that were detected last come first.
public struct ExternalLedAnswer: Codable, Sendable, Equatable {
    public var organisations: [ExternalLedRow]
    public var nextCursor: String?

    public init(organisations: [ExternalLedRow], nextCursor: String?) {
        self.organisations = organisations
        self.nextCursor = nextCursor
    }
}
