/// Why a line carries no VAT, as the invoice has to say.
public struct VATExemption: Hashable, Sendable {
    /// A code of the list VATEX.
    public let code: String
    public let reason: BilingualText

    /// Nil where VAT is charged.
    public init?(_ category: VATCategory) {
        switch category {
        case .standard:
            return nil
        case .reverseCharge:
            // The law asks for these very words (Directive 2006/112/EC, article 226, point 11a; rule BR-AE-10).
            code = "VATEX-EU-AE"
            reason = BilingualText(english: "Reverse charge", dutch: "Btw verlegd")
        case .outsideScope:
            code = "VATEX-EU-O"
            reason = BilingualText(english: "Not subject to VAT", dutch: "Niet aan btw onderworpen")
        }
    }
}
