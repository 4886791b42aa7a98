import Contracts

/// What `GET /follow-ups` answers, the oldest first.
public struct FollowUpsAnswer: Codable, Sendable, Equatable {
    public struct Counts: Codable, Sendable, Equatable {
        public var reviewPartner: Int
        public var arrangeTraining: Int
        public var verifyTraining: Int

        public init(reviewPartner: Int, arrangeTraining: Int, verifyTraining: Int) {
            self.reviewPartner = reviewPartner
            self.arrangeTraining = arrangeTraining
            self.verifyTraining = verifyTraining
        }
    }

    public var followUps: [FollowUpRow]
    /// Of the open ones.
    public var counts: Counts
    public var nextCursor: String?

    public init(followUps: [FollowUpRow], counts: Counts, nextCursor: String? = nil) {
        self.followUps = followUps
        self.counts = counts
        self.nextCursor = nextCursor
    }
}

/// One follow-up.
public struct FollowUpAnswer: Codable, Sendable, Equatable {
    public var followUp: FollowUpRow

    public init(followUp: FollowUpRow) {
        self.followUp = followUp
    }
}

/// Something that staff look after because of what a new user has answered.
public struct FollowUpRow: Codable, Sendable, Equatable {
    public var followUpID: FollowUpID
    public var kind: Word<FollowUpKind>
    public var userID: UserID
    /// Nil where the platform has told none, or the person is deleted.
    public var name: String?
    public var email: String?
    public var organisationID: OrganisationID
    public var organisationName: String?
    public var status: Word<FollowUpStatus>
    public var note: String?
    public var openedAt: Instant
    public var closedAt: Instant?
    /// A staff e-mail address, or `system`.
    public var closedBy: String?
    public var closedBecause: Word<FollowUpClosed.Cause>?
    /// For `If-Match`.
    public var version: Int

    public init(
        followUpID: FollowUpID, kind: FollowUpKind, userID: UserID, name: String? = nil, email: String? = nil,
        organisationID: OrganisationID, organisationName: String? = nil, status: FollowUpStatus, note: String? = nil, openedAt: Instant,
        closedAt: Instant? = nil, closedBy: String? = nil, closedBecause: FollowUpClosed.Cause? = nil, version: Int
    ) {
        self.followUpID = followUpID
        self.kind = Word(kind)
        self.userID = userID
        self.name = name
        self.email = email
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.status = Word(status)
        self.note = note
        self.openedAt = openedAt
        self.closedAt = closedAt
        self.closedBy = closedBy
        self.closedBecause = closedBecause.map { Word($0) }
        self.version = version
    }
}
