/// Why the terms of an account changed.
public enum ChangeCause: String, Codable, Sendable, CaseIterable {
    case staff
    /// A fact about the customer's self-serve subscription.
    case subscription
    case upgradeRequest = "upgrade_request"
    case expiry
    /// Dated history of an existing customer.
    case imported
}

/// An event about one account, keyed by its organisation.
public protocol AccountEventPayload: EventPayload {
    var accountID: AccountID { get }
    var organisationID: OrganisationID { get }
}

extension AccountEventPayload {
    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}

public struct AccountOpened: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-opened")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var scope: AccountScope
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, scope: AccountScope, effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.scope = scope
        self.effectiveAt = effectiveAt
    }
}

/// An account that stands for a workspace belongs to another organisation from now on.
public struct AccountMoved: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-moved")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var previousOrganisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, previousOrganisationID: OrganisationID, workspaceID: WorkspaceID? = nil,
        effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.previousOrganisationID = previousOrganisationID
        self.workspaceID = workspaceID
        self.effectiveAt = effectiveAt
    }
}

public struct AccountManagerChanged: AccountEventPayload {
    public static let eventType = EventType(.billing, "account-manager-changed")
    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var accountManager: String?
    public var previousAccountManager: String?
    public var effectiveAt: Instant

    public init(
        accountID: AccountID, organisationID: OrganisationID, accountManager: String? = nil, previousAccountManager: String? = nil,
        effectiveAt: Instant
    ) {
        self.accountID = accountID
        self.organisationID = organisationID
        self.accountManager = accountManager
        self.previousAccountManager = previousAccountManager
        self.effectiveAt = effectiveAt
    }
}
