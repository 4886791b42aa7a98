/// An event about one upgrade request, keyed by the organisation that asks.
public protocol UpgradeRequestEventPayload: EventPayload {
    var requestID: UpgradeRequestID { get }
    var organisationID: OrganisationID { get }
}

extension UpgradeRequestEventPayload {
    public var subject: String { requestID.description }
    public var partitionKey: String { organisationID.description }
}
