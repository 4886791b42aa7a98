import CompanyIdentifiers

/// How an invoice is to be paid: by transfer to the seller's account.
public struct PaymentDetails: Hashable, Sendable {
    public var account: IBAN
    public var bank: BIC?
    public var accountName: PartyName
    /// What the payer is asked to write beside the payment, so that it can be told whose it is.
    public var remittance: RemittanceText

    public init(account: IBAN, bank: BIC? = nil, accountName: PartyName, remittance: RemittanceText) {
        self.account = account
        self.bank = bank
        self.accountName = accountName
        self.remittance = remittance
    }
}
