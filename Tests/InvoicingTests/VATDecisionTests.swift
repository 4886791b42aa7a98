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
        let facts = VATFacts(buyerCountry: country, buyerKind: kind, buyerVATNumber: vatNumber, registerAnswer: .silent)
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

    private static let day = LocalDate(year: 2026, month: 12, day: 1)

    private func facts(_ answer: RegisterAnswer?, _ kind: BuyerKind = .business) throws -> VATFacts {
        VATFacts(buyerCountry: .belgium, buyerKind: kind, buyerVATNumber: try VATNumber("BE0403170107"), registerAnswer: answer)
    }

    @Test func theRegisterIsNamedInTheWordsOfReverseChargeAlone() throws {
        let day = try #require(Self.day)
        let rule = VATRule.reverseCharge.words.english
        #expect(try VATDecision(facts(nil)).words.english == rule)
        let silent = try VATDecision(facts(.silent)).words
        #expect(silent.english == "\(rule) VIES has not answered yet, so the number's check digits alone decide.")
        let confirmed = try VATDecision(facts(.confirmed(on: day, reference: "WAPI1"))).words
        #expect(confirmed.dutch.hasSuffix("VIES heeft het nummer op 2026-12-01 bevestigd."))
        #expect(try VATDecision(facts(.silent, .consumer)).words == VATRule.noVATNumber.words)
    }

    @Test func aNumberThatTheRegisterDoesNotKnowIsNoReverseCharge() throws {
        let day = try #require(Self.day)
        let unknown = try facts(.unknown(on: day))
        do throws(InvoiceFault) {
            _ = try VATDecision(unknown)
            Issue.record("a number that isn't in use was taken for reverse charge")
        } catch {
            #expect(error.field == "vat_id")
            #expect(error.words.contains("2026-12-01"))
        }
        #expect(try VATDecision(facts(.unknown(on: day), .consumer)).rule == .noVATNumber)
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
