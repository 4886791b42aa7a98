import Contracts

/// What `GET /at-risk` answers: a page of the workspaces at risk, most urgent first.
public struct AtRiskAnswer: Codable, Sendable, Equatable {
    /// The name in `counts` of those put aside, who stand in no other count.
    public static let snoozedCount = "snoozed"

    public var asOf: Instant?
    public var rows: [AtRiskRow]
    public var nextCursor: String?
    /// Nil on the first page.
    public var previousCursor: String?
    /// The place of the first row of the page in the list that was asked for, from 1; nil where the page has none.
    public var first: Int?
    /// How many rows the list that was asked for has.
    public var total: Int?
    /// How many workspaces are at risk, whatever was asked for, by the wire name of their most urgent reason, and how many are put aside.
    public var counts: [String: Int]?

    public init(
        asOf: Instant? = nil, rows: [AtRiskRow], nextCursor: String? = nil, previousCursor: String? = nil, first: Int? = nil,
        total: Int? = nil, counts: [String: Int]? = nil
    ) {
        self.asOf = asOf
        self.rows = rows
        self.nextCursor = nextCursor
        self.previousCursor = previousCursor
        self.first = first
        self.total = total
        self.counts = counts
    }
}

/// One workspace at risk: why, since or until when, whom to speak to and what to try (CONTRACTS §2).
public struct AtRiskRow: Codable, Sendable, Equatable {
    public var workspaceID: WorkspaceID
    public var workspaceName: String
    public var accountID: AccountID
    public var organisationID: OrganisationID?
    public var organisationName: String?
    public var tier: Word<Tier>
    public var `class`: Word<RevenueClass>?
    /// The most urgent of `reasons`.
    public var reason: Word<RiskReason>
    public var reasons: [Word<RiskReason>]
    public var detail: String?
    public var countedSeconds: Int64
    public var capSeconds: Int64?
    /// Recorded since the last reset, of whichever month: what the platform locks on.
    public var lifetimeSeconds: Int64?
    /// Since when uploads, new transcripts and chats are locked; nil where they aren't.
    public var lockedSince: Instant?
    /// Resets of the count in the last 12 months, and why the last one was made, however long ago.
    public var resets12Months: Int?
    public var lastResetReason: String?
    public var projectedAt: Instant?
    public var downgradedAt: Instant?
    public var downgradedFrom: Word<Tier>?
    public var mrrCents: Cents?
    public var admins: [AdminContact]
    /// The last login of any of the admins, and the logins of the one who came most often.
    public var lastLoginAt: Instant?
    public var logins30Days: Int?
    public var remedy: String?
    /// What applies, such as `change_tier`; nil where the owner doesn't say.
    public var actions: [String]?
    /// How it is put aside; nil where it isn't.
    public var snooze: ShownSnooze?
    /// Of a snooze with a day.
    public var snoozedUntil: Instant?
    /// What staff say came of it, since it is at risk this time.
    public var outcome: Word<RiskOutcome>?
    public var outcomeNote: String?
    public var outcomeAt: Instant?

    enum CodingKeys: String, CodingKey {
        case workspaceID, workspaceName, accountID, organisationID, organisationName, tier, `class`, reason, reasons, detail
        case countedSeconds, capSeconds, projectedAt, downgradedAt, downgradedFrom, mrrCents, admins, lastLoginAt, remedy, actions
        case lifetimeSeconds, lockedSince, lastResetReason, snooze, snoozedUntil, outcome, outcomeNote, outcomeAt
        case resets12Months = "resets_12m"
        case logins30Days = "logins_30d"
    }

    public init(
        workspaceID: WorkspaceID, workspaceName: String, accountID: AccountID, organisationID: OrganisationID? = nil,
        organisationName: String?, tier: Tier, class: RevenueClass? = nil, reason: RiskReason, reasons: [RiskReason], detail: String?,
        countedSeconds: Int64, capSeconds: Int64?, projectedAt: Instant?, downgradedAt: Instant?, downgradedFrom: Tier?,
        mrrCents: Cents? = nil, admins: [AdminContact], lastLoginAt: Instant? = nil, logins30Days: Int? = nil, remedy: String?,
        actions: [String]? = nil
    ) {
        self.workspaceID = workspaceID
        self.workspaceName = workspaceName
        self.accountID = accountID
        self.organisationID = organisationID
        self.organisationName = organisationName
        self.tier = Word(tier)
        self.class = `class`.map(Word.init)
        self.reason = Word(reason)
        self.reasons = reasons.map(Word.init)
        self.detail = detail
        self.countedSeconds = countedSeconds
        self.capSeconds = capSeconds
        self.projectedAt = projectedAt
        self.downgradedAt = downgradedAt
        self.downgradedFrom = downgradedFrom.map(Word.init)
        self.mrrCents = mrrCents
        self.admins = admins
        self.lastLoginAt = lastLoginAt
        self.logins30Days = logins30Days
        self.remedy = remedy
        self.actions = actions
    }
}

/// How a workspace at risk is put aside.
public struct ShownSnooze: Codable, Sendable, Equatable {
    /// Nil for one that only ends when it gets worse.
    public var until: Instant?
    public var unlessWorse: Bool
    public var reason: String

    public init(until: Instant?, unlessWorse: Bool, reason: String) {
        self.until = until
        self.unlessWorse = unlessWorse
        self.reason = reason
    }
}
