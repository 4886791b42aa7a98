import CompanyIdentifiers
import Contracts
import Testing

@testable import Invoicing

@Suite struct VATDecisionTests {
    @Test(
        arguments: [
            ("NL", BuyerKind.business, "NL123456782B90", VATRule.dutchBuyer), ("NL", .business, nil, .dutchBuyer),
            ("NL", .publicBody, nil, .dutchBuyer), ("NL", .consumer, nil, .dutchBuyer),
            ("BE", .business, "BE0403170107", .reverseCharge), ("DE", .publicBody, "DE123456788", .reverseCharge),
            ("GR", .business, "EL094259216", .reverseCharge), ("MC", .business, "FR40303265045", .reverseCharge),
            ("BE", .business, nil, .noVATNumber), ("DE", .publicBody, nil, .noVATNumber), ("FR", .consumer, nil, .noVATNumber),
            ("FR", .consumer, "FR40303265045", .noVATNumber),
            ("CH", .business, "CHE123456788", .outsideUnion), ("GB", .business, "GB980780684", .outsideUnion),
            ("GB", .business, "XI980780684", .outsideUnion), ("NO", .publicBody, nil, .outsideUnion), ("US", .consumer, nil, .outsideUnion),
            ("AX", .business, "FI20774740", .outsideUnion),
        ] as [(String, BuyerKind, String?, VATRule)])
    func theRuleFollowsFromTheBuyer(country: String, kind: BuyerKind, number: String?, rule: VATRule) throws {
        let country = try #require(Country(code: country))
        let vatNumber = try number.map { try VATNumber($0) }
        let facts = VATFacts(buyerCountry: country, buyerKind: kind, buyerVATNumber: vatNumber, registerAnswer: "ok")
        let decision = try VATDecision(facts)
        #expect(decision.rule == rule)
        #expect((decision.exemption == nil) == (decision.treatment.rate > 0))
        #expect(decision.evidence == facts)
    }

    @Test(
        arguments: [
            (VATRule.dutchBuyer, VATTreatment.standard(2_100), nil), (.noVATNumber, .standard(2_100), nil),
            (.reverseCharge, .reverseCharge, "VATEX-EU-AE"), (.outsideUnion, .outsideScope, "VATEX-EU-O"),
        ] as [(VATRule, VATTreatment, String?)])
    func aRuleHasItsTreatmentReasonAndWords(rule: VATRule, treatment: VATTreatment, code: String?) {
        #expect(rule.treatment == treatment)
        #expect(VATExemption(treatment.category)?.code == code)
        for language in InvoiceLanguage.allCases { #expect(rule.words.in(language).hasSuffix(".")) }
        #expect(rule.words.dutch != rule.words.english)
    }

    @Test func theWordsOfTheLawAreUsed() {
        #expect(VATExemption(.reverseCharge)?.reason == BilingualText(english: "Reverse charge", dutch: "Btw verlegd"))
    }

    @Test func anotherSellerIsRefused() {
        #expect(throws: InvoiceFault.self) {
            try VATDecision(VATFacts(sellerCountry: .belgium, buyerCountry: .netherlands, buyerKind: .business))
        }
    }

    @Test(arguments: [("NL", VATTerritory.netherlands), ("MC", .otherMemberState), ("GB", .outsideUnion)] as [(String, VATTerritory)])
    func theNetherlandsAreNoOtherMemberState(code: String, territory: VATTerritory) throws {
        let country = try #require(Country(code: code))
        #expect(VATTerritory(country) == territory)
    }
}
