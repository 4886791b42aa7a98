import CompanyIdentifiers
import Contracts

/// How VAT treats an invoice, and why. An issued invoice keeps it, whatever the rules become.
public struct VATDecision: Hashable, Sendable {
    public let rule: VATRule
    public let evidence: VATFacts

    /// Throws `InvoiceFault` for a seller outside the Netherlands, whose rules aren't these, and for reverse charge under a number that the
    /// register doesn't know: whether the buyer is a business is then up to staff, and nobody is charged VAT for it unasked.
    public init(_ facts: VATFacts) throws(InvoiceFault) {
        guard facts.sellerCountry == .netherlands else {
            throw InvoiceFault(
                "seller.country", "is \(facts.sellerCountry); the VAT rules known here are those of a seller in the Netherlands")
        }
        rule = Self.rule(for: facts)
        evidence = facts
        if rule == .reverseCharge, case .unknown(let day)? = facts.registerAnswer { throw .unknownNumber(on: day) }
    }

    public var treatment: VATTreatment { rule.treatment }
    /// The rule in words, and what the register said where the rule goes by it.
    public var words: BilingualText {
        guard rule == .reverseCharge, let said = evidence.registerAnswer?.words else { return rule.words }
        return BilingualText(english: "\(rule.words.english) \(said.english)", dutch: "\(rule.words.dutch) \(said.dutch)")
    }

    public var exemption: VATExemption? { VATExemption(treatment.category) }

    private static func rule(for facts: VATFacts) -> VATRule {
        switch VATTerritory(facts.buyerCountry) {
        case .netherlands: .dutchBuyer
        case .outsideUnion: .outsideUnion
        case .otherMemberState: facts.buyerKind != .consumer && facts.buyerVATNumber != nil ? .reverseCharge : .noVATNumber
        }
    }
}

extension InvoiceFault {
    fileprivate static func unknownNumber(on day: LocalDate) -> InvoiceFault {
        InvoiceFault(
            "vat_id",
            "was not in use on \(day), as VIES says, so the buyer can't owe the VAT itself: correct it, or take it away, or set the kind of "
                + "buyer to consumer; VIES is asked again every day")
    }
}
