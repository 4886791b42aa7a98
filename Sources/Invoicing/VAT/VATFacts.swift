import CompanyIdentifiers
import Contracts

/// What a VAT decision was made from; it is kept with the invoice as its evidence.
public struct VATFacts: Hashable, Sendable {
    public var sellerCountry: Country
    public var buyerCountry: Country
    public var buyerKind: BuyerKind
    public var buyerVATNumber: VATNumber?
    /// What the register of VAT numbers says of the buyer's; nil where it isn't asked.
    public var registerAnswer: RegisterAnswer?

    public init(
        sellerCountry: Country = .netherlands, buyerCountry: Country, buyerKind: BuyerKind, buyerVATNumber: VATNumber? = nil,
        registerAnswer: RegisterAnswer? = nil
    ) {
        self.sellerCountry = sellerCountry
        self.buyerCountry = buyerCountry
        self.buyerKind = buyerKind
        self.buyerVATNumber = buyerVATNumber
        self.registerAnswer = registerAnswer
    }
}
