import Contracts
import Invoicing
import Testing

@Suite struct VATDecisionTests {
    @Test(
        arguments: [
            ("NL", BuyerKind.business, "NL123456782B90", VATRule.dutchBuyer), ("NL", .business, nil, .dutchBuyer),
            ("NL", .publicBody, nil, .dutchBuyer), ("NL", .consumer, nil, .dutchBuyer),
            ("BE", .business, "BE0403170107", .reverseCharge), ("DE", .publicBody, "DE123456788", .reverseCharge),
            ("GR", .business, "EL123456789", .reverseCharge), ("MC", .business, "FR12345678901", .reverseCharge),
            ("BE", .business, nil, .noVATNumber), ("DE", .publicBody, nil, .noVATNumber), ("FR", .consumer, nil, .noVATNumber),
            ("FR", .consumer, "FR12345678901", .noVATNumber),
            ("CH", .business, "CHE123456788", .outsideUnion), ("GB", .business, "GB123456789", .outsideUnion),
            ("XI", .business, "XI123456789", .outsideUnion), ("NO", .publicBody, nil, .outsideUnion), ("US", .consumer, nil, .outsideUnion),
            ("AX", .business, "FI12345678", .outsideUnion),
        ] as [(String, BuyerKind, String?, VATRule)])
    func theRuleFollowsFromTheBuyer(country: String, kind: BuyerKind, number: String?, rule: VATRule) throws {
        let country = try #require(CountryCode(country))
        let facts = VATFacts(buyerCountry: country, buyerKind: kind, buyerVATNumber: number.flatMap { VATNumber($0) }, registerAnswer: "ok")
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

    @Test func anotherSellerIsRefused() throws {
        let belgium = try #require(CountryCode("BE"))
        #expect(throws: InvoiceFault.self) {
            try VATDecision(VATFacts(sellerCountry: belgium, buyerCountry: .netherlands, buyerKind: .business))
        }
    }

    @Test func everyMemberStateIsOne() throws {
        let members = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT PL PT RO SE SI SK".split(separator: " ")
        #expect(members.count == 26)
        for code in members {
            let country = try #require(CountryCode(String(code)))
            #expect(VATTerritory(country) == .otherMemberState)
        }
        #expect(VATTerritory(.netherlands) == .netherlands)
    }
}
