/// By which way staff say that money has come. What comes by Mollie is marked by itself, under `mollie`.
public enum PaymentSource: String, Codable, Sendable, CaseIterable {
    case bankTransfer = "bank_transfer"
    case directDebit = "direct_debit"
    case card
    case cash
    case other
}
