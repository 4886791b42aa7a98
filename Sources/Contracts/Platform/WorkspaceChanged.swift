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
    /// The upgrade request that it comes from.
    public var requestID: UpgradeRequestID?

    public init(
        workspaceID: WorkspaceID, organisationID: OrganisationID, name: String, visibility: Visibility? = nil,
        usageContext: UsageContext, createdAt: Instant, deleted: Bool? = nil, dataOwnerName: String? = nil,
        dataOwnerEmail: String? = nil, partnerAgreementAcceptedAt: Instant? = nil, hasCustomLogo: Bool? = nil,
        requestID: UpgradeRequestID? = nil
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
        self.requestID = requestID
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
