import CompanyIdentifiers

/// How VAT treats an invoice, and why. An issued invoice keeps it, whatever the rules become.
public struct VATDecision: Hashable, Sendable {
    public let rule: VATRule
    public let evidence: VATFacts

    /// Throws `InvoiceFault` for a seller outside the Netherlands, whose rules aren't these.
    public init(_ facts: VATFacts) throws(InvoiceFault) {
        guard facts.sellerCountry == .netherlands else {
            throw InvoiceFault(
                "seller.country", "is \(facts.sellerCountry); the VAT rules known here are those of a seller in the Netherlands")
        }
        rule = Self.rule(for: facts)
        evidence = facts
    }

    public var treatment: VATTreatment { rule.treatment }
    public var exemption: VATExemption? { VATExemption(treatment.category) }

    private static func rule(for facts: VATFacts) -> VATRule {
        switch VATTerritory(facts.buyerCountry) {
        case .netherlands: .dutchBuyer
        case .outsideUnion: .outsideUnion
        case .otherMemberState: facts.buyerKind != .consumer && facts.buyerVATNumber != nil ? .reverseCharge : .noVATNumber
        }
    }
}
