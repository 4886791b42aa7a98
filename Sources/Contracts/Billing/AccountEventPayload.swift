/// An event about one account, keyed by its organisation.
public protocol AccountEventPayload: EventPayload {
    var accountID: AccountID { get }
    var organisationID: OrganisationID { get }
}

extension AccountEventPayload {
    public var subject: String { accountID.description }
    public var partitionKey: String { organisationID.description }
}
