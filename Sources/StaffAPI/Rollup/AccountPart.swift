/// What the rollup says of one account, its share of `GET /accounts/{id}`.
public struct AccountPart: Codable, Sendable, Equatable {
    public var account: AccountRow
    /// Whom to speak to about money: the people with the billing role. At most 20; nil from a service that doesn't tell them yet.
    public var billingContacts: [AdminContact]?

    public init(account: AccountRow, billingContacts: [AdminContact]) {
        self.account = account
        self.billingContacts = billingContacts
    }
}
