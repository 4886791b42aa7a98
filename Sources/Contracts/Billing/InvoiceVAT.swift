/// The decision how VAT treats an invoice, and what it was made from: the invoice keeps both, whatever the rules become (DOMAIN §10).
public struct InvoiceVAT: Codable, Hashable, Sendable {
    /// Of EN 16931: `S`, `AE` or `O`.
    public var category: String
    /// Hundredths of a percent: 2100 is 21 %.
    public var rate: Int
    /// Which rule decided, such as `reverse-charge`; `as-issued` where another system did.
    public var rule: String
    public var buyerCountry: String
    public var buyerKind: BuyerKind
    public var buyerVATID: String?
    /// What the register of VAT numbers answered, where it was asked.
    public var registerAnswer: String?

    enum CodingKeys: String, CodingKey {
        case category, rate, rule, buyerCountry, buyerKind, registerAnswer
        case buyerVATID = "buyer_vat_id"
    }

    public init(
        category: String, rate: Int, rule: String, buyerCountry: String, buyerKind: BuyerKind, buyerVATID: String? = nil,
        registerAnswer: String? = nil
    ) {
        self.category = category
        self.rate = rate
        self.rule = rule
        self.buyerCountry = buyerCountry
        self.buyerKind = buyerKind
        self.buyerVATID = buyerVATID
        self.registerAnswer = registerAnswer
    }

    /// In whole percent, as lists show it.
    public var percent: Int { rate / 100 }
}
