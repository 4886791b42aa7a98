/// Why a link can't be paid by any more.
public enum PaymentLinkEnd: String, Codable, Sendable, CaseIterable {
    /// Staff have taken it back.
    case staff
    /// Nothing is open of the invoice, which was paid another way.
    case paid
    /// The invoice was credited as a whole.
    case credited
    /// The invoice asks another amount now.
    case amountChanged = "amount_changed"
    case expired
    /// The account went to another organisation.
    case handedOff = "handed_off"
    /// The provider doesn't know it any more.
    case unknown
}
