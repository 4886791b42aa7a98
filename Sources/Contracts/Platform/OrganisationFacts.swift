/// The whole current state of an organisation.
public struct OrganisationChanged: EventPayload {
    public static let eventType = EventType(.platform, "organisation-changed")
    public var organisationID: OrganisationID
    public var name: DisplayText
    public var createdAt: Instant
    public var createdBy: UserID?
    public var deleted: Bool?

    public init(organisationID: OrganisationID, name: String, createdAt: Instant, createdBy: UserID? = nil, deleted: Bool? = nil) {
        self.organisationID = organisationID
        self.name = DisplayText(name)
        self.createdAt = createdAt
        self.createdBy = createdBy
        self.deleted = deleted
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}

/// A person's role in an organisation.
public struct OrganisationMembershipChanged: EventPayload {
    public static let eventType = EventType(.platform, "organisation-membership-changed")
    public enum Role: String, Codable, Sendable, CaseIterable { case owner, admin, member, billing, external, observer }

    public var organisationID: OrganisationID
    public var userID: UserID
    public var role: Role
    public var removed: Bool?

    public init(organisationID: OrganisationID, userID: UserID, role: Role, removed: Bool? = nil) {
        self.organisationID = organisationID
        self.userID = userID
        self.role = role
        self.removed = removed
    }

    public var subject: String { organisationID.description }
    public var partitionKey: String { organisationID.description }
}

/// Legal name, address and numbers for the invoices of an organisation or of one workspace.
public struct BillingDetailsChanged: EventPayload {
    public static let eventType = EventType(.platform, "billing-details-changed")
    public var organisationID: OrganisationID
    public var workspaceID: WorkspaceID?
    public var legalName: DisplayText
    public var addressLine1: DisplayText
    public var addressLine2: DisplayText?
    public var postalCode: DisplayText
    public var city: DisplayText
    /// ISO 3166-1 alpha-2.
    public var country: ShortText
    public var vatID: ShortText?
    public var companyID: ShortText?
    public var email: DisplayText?
    public var peppolID: ShortText?

    public init(
        organisationID: OrganisationID, workspaceID: WorkspaceID? = nil, legalName: String, addressLine1: String,
        addressLine2: String? = nil, postalCode: String, city: String, country: ShortText, vatID: ShortText? = nil,
        companyID: ShortText? = nil,
        email: String? = nil, peppolID: ShortText? = nil
    ) {
        self.organisationID = organisationID
        self.workspaceID = workspaceID
        self.legalName = DisplayText(legalName)
        self.addressLine1 = DisplayText(addressLine1)
        self.addressLine2 = addressLine2.map { DisplayText($0) }
        self.postalCode = DisplayText(postalCode)
        self.city = DisplayText(city)
        self.country = country
        self.vatID = vatID
        self.companyID = companyID
        self.email = email.map { DisplayText($0) }
        self.peppolID = peppolID
    }

    public var subject: String { workspaceID?.description ?? organisationID.description }
    public var partitionKey: String { organisationID.description }
}
