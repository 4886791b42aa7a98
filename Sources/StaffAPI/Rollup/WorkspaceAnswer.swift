import Contracts

/// What `GET /workspaces/{id}` answers: one workspace with its figures of the current month.
public struct WorkspaceAnswer: Codable, Sendable, Equatable {
    public var workspace: WorkspaceDetail

    public init(workspace: WorkspaceDetail) {
        self.workspace = workspace
    }
}

public struct WorkspaceDetail: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    public var name: String
    public var accountID: AccountID
    /// Empty while no fact has told what the account stands for.
    public var accountLabel: String
    public var organisationID: OrganisationID
    public var organisationName: String
    public var usageContext: Word<WorkspaceChanged.UsageContext>
    public var visibility: Word<Visibility>?
    public var createdAt: Instant
    public var deleted: Bool
    public var month: Month
    public var tier: Word<Tier>
    public var seats: Int
    public var members: Int
    public var externals: Int
    public var observers: Int
    public var recordedSeconds: Int64
    public var countedSeconds: Int64
    /// Recorded and deleted since: counted, and not in `recordedSeconds`.
    public var deletedSeconds: Int64?
    /// Nil where the hours are unlimited.
    public var capSeconds: Int64?
    /// Since when `countedSeconds` counts, after a reset in this month.
    public var resetAt: Instant?
    /// Recorded since the last reset, of whichever month.
    public var lifetimeSeconds: Int64?
    /// Since when uploads, new transcripts and chats are locked; nil where they aren't, or it isn't known yet.
    public var lockedSince: Instant?
    public var active: Bool
    public var discount: ShownDiscount?
    public var admins: [AdminContact]
    /// Whose data a client's workspace holds; nil where the platform tells nobody.
    public var dataOwner: DataOwner?
    /// When the data owner accepted the partner's agreement; nil where that is missing.
    public var agreementAcceptedAt: Instant?

    /// The last twelve months, the newest first.
    public var usageMonths: [UsageMonth]?

    public struct UsageMonth: Codable, Sendable, Equatable {
        public var month: Month
        public var recordedSeconds: Int64
        /// Since the last reset of the month.
        public var countedSeconds: Int64

        public init(month: Month, recordedSeconds: Int64, countedSeconds: Int64) {
            self.month = month
            self.recordedSeconds = recordedSeconds
            self.countedSeconds = countedSeconds
        }
    }

    public struct DataOwner: Codable, Sendable, Equatable {
        public var name: String?
        public var email: String?

        /// Nil where there is neither.
        public init?(name: String?, email: String?) {
            guard name != nil || email != nil else { return nil }
            self.name = name
            self.email = email
        }
    }

    public init(
        workspaceID: WorkspaceID, name: String, accountID: AccountID, accountLabel: String, organisationID: OrganisationID,
        organisationName: String, usageContext: WorkspaceChanged.UsageContext, visibility: Visibility?, createdAt: Instant, deleted: Bool,
        month: Month, tier: Tier, seats: Int, members: Int, externals: Int, observers: Int, recordedSeconds: Int64, countedSeconds: Int64,
        capSeconds: Int64?, resetAt: Instant?, active: Bool, discount: Discount?, admins: [AdminContact]
    ) {
        self.workspaceID = workspaceID
        self.name = name
        self.accountID = accountID
        self.accountLabel = accountLabel
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.usageContext = Word(usageContext)
        self.visibility = visibility.map(Word.init)
        self.createdAt = createdAt
        self.deleted = deleted
        self.month = month
        self.tier = Word(tier)
        (self.seats, self.members, self.externals, self.observers) = (seats, members, externals, observers)
        self.recordedSeconds = recordedSeconds
        self.countedSeconds = countedSeconds
        self.capSeconds = capSeconds
        self.resetAt = resetAt
        self.active = active
        self.discount = discount.map(ShownDiscount.init)
        self.admins = admins
    }
}
