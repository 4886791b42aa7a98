import Contracts

/// What kind of customer the buyer is, which VAT asks.
public enum BuyerKind: String, Codable, Sendable, CaseIterable {
    case business
    case publicBody = "public_body"
    case consumer
}

/// What a VAT decision was made from; it is kept with the invoice as its evidence.
public struct VATFacts: Hashable, Sendable {
    public var sellerCountry: CountryCode
    public var buyerCountry: CountryCode
    public var buyerKind: BuyerKind
    /// The buyer's VAT number, known to be well-formed.
    public var buyerVATNumber: VATNumber?
    /// What the register of VAT numbers answered when it was asked, such as its consultation number.
    public var registerAnswer: ShortText?

    public init(
        sellerCountry: CountryCode = .netherlands, buyerCountry: CountryCode, buyerKind: BuyerKind, buyerVATNumber: VATNumber? = nil,
        registerAnswer: ShortText? = nil
    ) {
        self.sellerCountry = sellerCountry
        self.buyerCountry = buyerCountry
        self.buyerKind = buyerKind
        self.buyerVATNumber = buyerVATNumber
        self.registerAnswer = registerAnswer
    }
}
