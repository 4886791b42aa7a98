/// The whole current state of a self-serve subscription.
public struct SubscriptionChanged: EventPayload {
    public static let eventType = EventType(.platform, "subscription-changed")
    public var organisationID: OrganisationID
    /// Present for the account of an external-client workspace.
    public var workspaceID: WorkspaceID?
    public var tier: Tier
    public var billingPeriod: BillingPeriod
    public var status: SubscriptionStatus
    public var mollieCustomerID: ShortText?
    public var mollieSubscriptionID: ShortText?

    public init(
        organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, tier: Tier, billingPeriod: BillingPeriod,
        status: SubscriptionStatus, mollieCustomerID: ShortText? = nil, mollieSubscriptionID: ShortText? = nil
    ) {
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.tier = tier
        self.billingPeriod = billingPeriod
        self.status = status
        self.mollieCustomerID = mollieCustomerID
        self.mollieSubscriptionID = mollieSubscriptionID
    }

    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
    public var accountID: AccountID { workspaceID.map { AccountID(of: $0) } ?? AccountID(of: organisationID) }
}

public enum SubscriptionStatus: String, Codable, Sendable, CaseIterable {
    /// Ordered, but nothing has been paid yet.
    case pending
    case active
    case pastDue = "past_due"
    case canceled
}

/// A customer asks for a higher tier or a new workspace.
public struct UpgradeRequested: EventPayload {
    public static let eventType = EventType(.platform, "upgrade-requested")
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case newWorkspace = "new_workspace"
        case tierUpgrade = "tier_upgrade"
    }

    public var requestID: UpgradeRequestID
    public var kind: Kind
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var requestedBy: UserID
    public var proposedName: DisplayText?
    public var proposedTier: Tier
    public var proposedBillingPeriod: BillingPeriod
    public var proposedVisibility: Visibility?
    public var message: DisplayText?

    public init(
        requestID: UpgradeRequestID, kind: Kind, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, requestedBy: UserID,
        proposedName: String? = nil, proposedTier: Tier, proposedBillingPeriod: BillingPeriod, proposedVisibility: Visibility? = nil,
        message: String? = nil
    ) {
        self.requestID = requestID
        self.kind = kind
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.requestedBy = requestedBy
        self.proposedName = proposedName.map { DisplayText($0) }
        self.proposedTier = proposedTier
        self.proposedBillingPeriod = proposedBillingPeriod
        self.proposedVisibility = proposedVisibility
        self.message = message.map { DisplayText($0) }
    }

    public var subject: String { requestID.description }
    public var partitionKey: String { organisationID.description }
}

/// A customer asks for a training.
public struct TrainingRequested: EventPayload {
    public static let eventType = EventType(.platform, "training-requested")
    public var sessionID: TrainingSessionID
    public var organisationID: OrganisationID
    /// The id of a catalogue entry, or a mode (`online`, `in_person`, `flex`).
    public var training: ShortText
    public var requestedBy: UserID
    public var participants: ParticipantCount?
    public var notes: DisplayText?

    public init(
        sessionID: TrainingSessionID, organisationID: OrganisationID, training: ShortText, requestedBy: UserID,
        participants: ParticipantCount? = nil,
        notes: String? = nil
    ) {
        self.sessionID = sessionID
        self.organisationID = organisationID
        self.training = training
        self.requestedBy = requestedBy
        self.participants = participants
        self.notes = notes.map { DisplayText($0) }
    }

    public var subject: String { sessionID.description }
    public var partitionKey: String { organisationID.description }
}
