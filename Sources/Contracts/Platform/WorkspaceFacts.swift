/// Who may find and open a workspace.
public enum Visibility: String, Codable, Sendable, CaseIterable {
    case openToOrganisation = "open_to_organisation"
    case inviteOnly = "invite_only"
    case isPrivate = "private"
}

/// The whole current state of a workspace.
public struct WorkspaceChanged: EventPayload {
    public static let eventType = EventType(.platform, "workspace-changed")
    public enum UsageContext: String, Codable, Sendable, CaseIterable {
        /// Pooled in the organisation's account.
        case `internal`
        /// Run by a partner for a client; has an account of its own.
        case external
    }

    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var name: DisplayText
    public var visibility: Visibility?
    public var usageContext: UsageContext
    public var createdAt: Instant
    public var deleted: Bool?
    public var dataOwnerName: DisplayText?
    public var dataOwnerEmail: DisplayText?
    public var partnerAgreementAcceptedAt: Instant?
    public var hasCustomLogo: Bool?

    public init(
        workspaceID: WorkspaceID, organisationID: OrganisationID, name: String, visibility: Visibility? = nil,
        usageContext: UsageContext, createdAt: Instant, deleted: Bool? = nil, dataOwnerName: String? = nil,
        dataOwnerEmail: String? = nil, partnerAgreementAcceptedAt: Instant? = nil, hasCustomLogo: Bool? = nil
    ) {
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.name = DisplayText(name)
        self.visibility = visibility
        self.usageContext = usageContext
        self.createdAt = createdAt
        self.deleted = deleted
        self.dataOwnerName = dataOwnerName.map { DisplayText($0) }
        self.dataOwnerEmail = dataOwnerEmail.map { DisplayText($0) }
        self.partnerAgreementAcceptedAt = partnerAgreementAcceptedAt
        self.hasCustomLogo = hasCustomLogo
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }

    /// The account that pays for the workspace.
    public var accountID: AccountID {
        switch usageContext {
        case .internal: AccountID(of: organisationID)
        case .external: AccountID(of: workspaceID)
        }
    }
}

/// A person's place in a workspace: a member, or an invitation that is pending.
public struct MembershipChanged: EventPayload {
    public static let eventType = EventType(.platform, "membership-changed")
    public enum State: String, Codable, Sendable, CaseIterable { case active, pending, removed }
    public enum Source: String, Codable, Sendable, CaseIterable {
        case direct
        case inherited
        case staffSupport = "staff_support"
    }

    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var userID: UserID?
    public var invitedEmail: DisplayText?
    public var role: WorkspaceRole
    public var state: State
    public var joinedAt: Instant
    public var source: Source

    public init(
        workspaceID: WorkspaceID, organisationID: OrganisationID, userID: UserID? = nil, invitedEmail: String? = nil,
        role: WorkspaceRole, state: State, joinedAt: Instant, source: Source
    ) {
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.userID = userID
        self.invitedEmail = invitedEmail.map { DisplayText($0) }
        self.role = role
        self.state = state
        self.joinedAt = joinedAt
        self.source = source
    }

    public var subject: String { workspaceID.description }
    public var partitionKey: String { organisationID.description }
}

/// What a person may do in a workspace. Everyone but an observer occupies a seat (DOMAIN §1).
public enum WorkspaceRole: String, Codable, Sendable, CaseIterable {
    case owner, admin, member, billing, external, observer

    public var occupiesSeat: Bool { self != .observer }
    public var administers: Bool { self == .owner || self == .admin }
}

/// A recording, or, with `deleted`, one that is gone.
public struct ConversationRecorded: EventPayload {
    public static let eventType = EventType(.platform, "conversation-recorded")
    public var conversationID: ConversationID
    public var workspaceID: WorkspaceID
    public var organisationID: OrganisationID
    public var seconds: RecordedSeconds
    public var recordedAt: Instant
    public var deleted: Bool?

    public init(
        conversationID: ConversationID, workspaceID: WorkspaceID, organisationID: OrganisationID, seconds: RecordedSeconds,
        recordedAt: Instant,
        deleted: Bool? = nil
    ) {
        self.conversationID = conversationID
        self.workspaceID = workspaceID
        self.organisationID = organisationID
        self.seconds = seconds
        self.recordedAt = recordedAt
        self.deleted = deleted
    }

    public var subject: String { conversationID.description }
    public var partitionKey: String { organisationID.description }
}
