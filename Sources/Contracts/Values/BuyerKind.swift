/// Who buys, which decides about VAT and about what an invoice has to say.
public enum BuyerKind: String, Codable, Sendable, CaseIterable {
    case business
    case publicBody = "public_body"
    case consumer
}
