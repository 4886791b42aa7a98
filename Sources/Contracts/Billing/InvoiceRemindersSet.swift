/// Staff say whether an account is reminded of invoices that are late.
public struct InvoiceRemindersSet: AccountEventPayload {
    public static let eventType = EventType(.billing, "invoice-reminders-set")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    public var enabled: Bool
    public var reason: String

    public init(of account: AccountIdentity, enabled: Bool, reason: String) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.enabled = enabled
        self.reason = reason
    }
}
