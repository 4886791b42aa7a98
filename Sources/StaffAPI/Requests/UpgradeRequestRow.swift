import Contracts

/// One upgrade request: who asks, what was proposed, and beside it what was granted.
public struct UpgradeRequestRow: Codable, Sendable, Equatable {
    public var requestID: UpgradeRequestID
    public var kind: Word<UpgradeRequested.Kind>
    public var status: Word<UpgradeRequestStatus>
    public var organisationID: OrganisationID
    /// Nil where the platform has told of none yet.
    public var organisationName: String?
    /// The account whose tier it is about; for a new workspace, that of the organisation.
    public var accountID: AccountID
    public var workspaceID: WorkspaceID?
    public var workspaceName: String?
    public var requestedBy: UserID
    public var requester: RequestingPerson
    /// Who has entered it on the customer's behalf; nil where the platform told of it.
    public var enteredBy: String?
    public var proposedName: String?
    public var proposedTier: Word<Tier>
    public var proposedBillingPeriod: Word<BillingPeriod>
    public var proposedVisibility: Word<Visibility>?
    public var usageContext: Word<WorkspaceChanged.UsageContext>?
    public var message: String?
    public var createdAt: Instant
    public var ageSeconds: Int64
    /// When one business day has passed.
    public var dueAt: Instant
    /// It is pending, and that day has passed.
    public var overdue: Bool
    /// Requests for the same account that are decided with this one, the oldest first.
    public var joined: [JoinedRequest]
    /// The request with which this one is decided.
    public var joinedRequestID: UpgradeRequestID?
    public var decidedAt: Instant?
    public var decidedBy: String?
    /// Nil while nothing is granted.
    public var granted: ShownGrant?
    /// What the requester was told of a denial.
    public var note: String?
    /// For staff alone.
    public var staffNotes: String?
    /// What came of a new workspace.
    public var createdWorkspace: CreatedWorkspace?
    /// The workspace was granted an hour ago or longer, and there is none.
    public var notCreated: Bool
    /// For `If-Match`.
    public var version: Int

    public init(
        requestID: UpgradeRequestID, kind: UpgradeRequested.Kind, status: UpgradeRequestStatus, organisationID: OrganisationID,
        accountID: AccountID, requestedBy: UserID, requester: RequestingPerson, proposedTier: Tier, proposedBillingPeriod: BillingPeriod,
        createdAt: Instant, ageSeconds: Int64, dueAt: Instant, overdue: Bool, version: Int
    ) {
        self.requestID = requestID
        self.kind = Word(kind)
        self.status = Word(status)
        self.organisationID = organisationID
        self.accountID = accountID
        self.requestedBy = requestedBy
        self.requester = requester
        self.proposedTier = Word(proposedTier)
        self.proposedBillingPeriod = Word(proposedBillingPeriod)
        self.createdAt = createdAt
        self.ageSeconds = ageSeconds
        self.dueAt = dueAt
        self.overdue = overdue
        joined = []
        notCreated = false
        self.version = version
    }
}

/// Who asks, as the platform calls them; without name and address for somebody deleted, or of whom nothing was told yet.
public struct RequestingPerson: Codable, Sendable, Equatable {
    public var userID: UserID
    public var name: String?
    public var email: String?

    public init(userID: UserID, name: String? = nil, email: String? = nil) {
        self.userID = userID
        self.name = name
        self.email = email
    }
}
