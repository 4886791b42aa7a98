import Contracts
import EventSourcing
import Invoicing
import TestKit
import Testing
@testable import BillingService

@Suite("Billing details")
struct BillingDetailsTests {
    private static let acme = BillingDetails(
        legalName: "Acme B.V.", addressLine1: "Keizersgracht 1", postalCode: "1015 CN", city: "Amsterdam", country: "NL",
        vatID: "NL123456782B90", companyID: "12345678", email: "invoices@acme.example")

    @Test func numbersAndCountryAreKeptInTheirNormalForm() throws {
        var typed = Self.acme
        (typed.legalName, typed.country, typed.vatID) = ("  Acme B.V. ", "Pays-Bas", "nl 1234.56.782 b90")
        (typed.companyID, typed.peppolID, typed.buyerReference) = ("1234 5678", "0106:12345678", " ")
        var kept = Self.acme
        kept.peppolID = "0106:12345678"
        #expect(try BillingDetailsRules.checked(typed) == kept)
    }

    @Test(arguments: [
        ("vat_id", "NL123456783B90"), ("vat_id", "DE123456788"), ("company_id", "1234567"), ("email", "invoices@"), ("country", "Atlantis"),
        ("peppol_id", "12345678"), ("legal_name", "Acme\nB.V."), ("city", ""), ("postal_code", "1015\u{7}CN"),
        ("buyer_reference", String(repeating: "x", count: 101)),
    ])
    func whatBreaksARuleIsNamed(field: String, value: String) throws {
        var details = Self.acme
        switch field {
        case "vat_id": details.vatID = value
        case "company_id": details.companyID = value
        case "email": details.email = value
        case "country": (details.country, details.vatID, details.companyID) = (value, nil, nil)
        case "peppol_id": details.peppolID = value
        case "legal_name": details.legalName = value
        case "city": details.city = value
        case "postal_code": details.postalCode = value
        case _: details.buyerReference = value
        }
        let faults = BillingDetailsRules.faults(in: details)
        #expect(faults.map(\.field) == [field])
        let first = try #require(faults.first)
        #expect(throws: first) { try BillingDetailsRules.checked(details) }
    }

    @Test func aNumberOfACountryThatHasNoneToCheckIsKeptAndDecidesNothing() throws {
        var details = Self.acme
        (details.country, details.vatID, details.companyID) = ("USA", " 12-3456789 ", nil)
        let checked = try BillingDetailsRules.checked(details)
        #expect(checked.vatID == "12-3456789")
        #expect(BillingDetailsRules.vatDecision(checked)?.rule == .outsideUnion)
    }

    @Test(arguments: [
        ("NL", nil, BuyerKind.consumer, VATRule.dutchBuyer), ("BE", "BE0428759497", .business, .reverseCharge),
        ("BE", nil, .business, .noVATNumber), ("BE", "BE0428759497", .consumer, .noVATNumber), ("CH", nil, .business, .outsideUnion),
    ])
    func vatIsDecidedByCountryKindAndNumber(country: String, number: String?, kind: BuyerKind, rule: VATRule) {
        var details = Self.acme
        (details.country, details.vatID, details.companyID, details.buyerKind) = (country, number, nil, kind)
        #expect(BillingDetailsRules.vatDecision(details)?.rule == rule)
    }

    @Test func everyFaultIsTold() {
        var details = Self.acme
        (details.vatID, details.email, details.city) = ("NL1", "nobody", " ")
        #expect(BillingDetailsRules.faults(in: details).map(\.field) == ["city", "vat_id", "email"])
    }

    @Test func aCountryWithoutKnownRegistersTakesAnyNumber() throws {
        var details = Self.acme
        (details.country, details.vatID, details.companyID) = ("Suriname", nil, "KKF 12-345")
        let checked = try BillingDetailsRules.checked(details)
        #expect(checked.country == "SR" && checked.companyID == "KKF 12-345")
    }

    @Test func whatThePlatformSaysLaterIsADifferenceAndWhatItSaidBeforeIsNone() {
        var theirs = Self.acme
        (theirs.city, theirs.email) = ("Utrecht", nil)
        let state = BuyerState(details: Self.acme, setAt: t0)
        let before = KnownDetails(state: state, platform: .init(details: theirs, saidAt: t0))
        #expect(before.differences == [] && before.details == Self.acme)
        let after = KnownDetails(state: state, platform: .init(details: theirs, saidAt: t0.adding(milliseconds: 1)))
        #expect(
            after.differences == [
                .init(field: "city", ours: "Amsterdam", platform: "Utrecht"),
                .init(field: "email", ours: "invoices@acme.example", platform: nil),
            ])
        #expect(after.details == Self.acme, "staff's win until they take the others over")
    }

    @Test func whatThePlatformDoesNotKnowStaysWhenItsDetailsAreTakenOver() {
        var ours = Self.acme
        (ours.buyerReference, ours.buyerKind) = ("PO-7", .publicBody)
        let known = KnownDetails(
            state: BuyerState(details: ours, setAt: t0), platform: .init(details: Self.acme, saidAt: t0.adding(days: 1)))
        #expect(known.accepted == ours)
        #expect(KnownDetails(state: BuyerState(), platform: nil).accepted == nil)
    }

    @Test func whatIsOlderThanADecisionUndoesNone() {
        var theirs = Self.acme
        theirs.city = "Utrecht"
        let state = BuyerState(details: Self.acme, setAt: t0)
        #expect(KnownDetails(state: state, platform: .init(details: theirs, saidAt: t0)).accepted == nil)
        let same = KnownDetails(state: state, platform: .init(details: Self.acme, saidAt: t0.adding(days: -1)))
        #expect(same.accepted == Self.acme, "taken over once more it is nothing new")
        #expect(KnownDetails(state: BuyerState(), platform: .init(details: theirs, saidAt: t0)).accepted == theirs)
    }

    @Test func aDecisionCountsFromTheNewestThatItsMakerHasSeen() throws {
        let ahead = t0.adding(seconds: 200)
        let known = KnownDetails(state: BuyerState(), platform: .init(details: Self.acme, saidAt: ahead))
        var ours = Self.acme
        ours.city = "Utrecht"
        let command = SetBillingDetails(
            account: AccountIdentity(of: Known.organisation), details: ours, known: known, origin: .staff, reason: nil)
        var state = BuyerState()
        for event in try command.decide(state, at: t0) { event.evolve(&state) }
        #expect(state.setAt == ahead)
        #expect(KnownDetails(state: state, platform: known.platform).differences == [], "it was seen and decided otherwise")
    }

    @Test func theSameDetailsAgainAreNoEvent() throws {
        let account = AccountIdentity(of: Known.organisation)
        let unknown = KnownDetails(state: BuyerState(), platform: nil)
        let command = SetBillingDetails(account: account, details: Self.acme, known: unknown, origin: .staff, reason: nil)
        let events = try command.decide(BuyerState(), at: t0)
        #expect(events.count == 1)
        var state = BuyerState()
        for event in events { event.evolve(&state) }
        #expect(state == BuyerState(details: Self.acme, setAt: t0))
        #expect(try command.decide(state, at: t0.adding(days: 1)).isEmpty)
    }
}
