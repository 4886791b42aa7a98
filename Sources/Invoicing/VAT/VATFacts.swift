import CompanyIdentifiers
import Contracts

/// What a VAT decision was made from; it is kept with the invoice as its evidence.
public struct VATFacts: Hashable, Sendable {
    public var sellerCountry: Country
    public var buyerCountry: Country
    public var buyerKind: BuyerKind
    public var buyerVATNumber: VATNumber?
    /// What the register of VAT numbers answered when it was asked, such as its consultation number.
    public var registerAnswer: ShortText?

    public init(
        sellerCountry: Country = .netherlands, buyerCountry: Country, buyerKind: BuyerKind, buyerVATNumber: VATNumber? = nil,
        registerAnswer: ShortText? = nil
    ) {
        self.sellerCountry = sellerCountry
        self.buyerCountry = buyerCountry
        self.buyerKind = buyerKind
        self.buyerVATNumber = buyerVATNumber
        self.registerAnswer = registerAnswer
    }
}
