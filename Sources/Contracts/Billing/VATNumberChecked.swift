/// VIES, the European Union's register of VAT numbers, has answered whether the buyer's number is in use. Of what it tells of the buyer
/// nothing is kept but whether the name is ours.
public struct VATNumberChecked: AccountEventPayload {
    public static let eventType = EventType(.billing, "vat-number-checked")

    public var accountID: AccountID
    public var organisationID: OrganisationID
    /// In its normal form, such as `BE0403170107`.
    public var vatID: String
    public var valid: Bool
    /// The consultation number, the proof that it was asked; absent where VIES gave none.
    public var reference: ShortText?
    /// Whether it is in the name that our billing details have; absent where its country doesn't tell.
    public var nameMatches: Bool?
    public var effectiveAt: Instant

    public init(
        of account: AccountIdentity, vatID: String, valid: Bool, reference: ShortText?, nameMatches: Bool?, effectiveAt: Instant
    ) {
        accountID = account.accountID
        organisationID = account.organisationID
        self.vatID = vatID
        self.valid = valid
        self.reference = reference
        self.nameMatches = nameMatches
        self.effectiveAt = effectiveAt
    }
}
