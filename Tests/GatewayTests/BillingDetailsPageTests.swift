import Contracts
import StaffAPI
import TestKit
import Testing
@testable import Gateway

private typealias VATCheck = BillingDetailsAnswer.VATCheck

@Suite("Billing details on the page of an account")
struct BillingDetailsPageTests {
    private static let details = BillingDetails(
        legalName: "Acme <b> B.V.", addressLine1: "Keizersgracht 1", postalCode: "1015 CN", city: "Amsterdam", country: "NL",
        vatID: "NL123456782B90", email: "invoices@acme.example", buyerKind: .publicBody)

    private static func answer(
        _ details: BillingDetails? = details, _ origin: BillingDetailsSet.Origin? = .staff, obstacles: [BillingDetailsAnswer.Obstacle] = []
    ) -> BillingDetailsAnswer {
        BillingDetailsAnswer(
            billingDetails: details, origin: origin,
            differences: [.init(field: "city", ours: "Amsterdam", platform: "Delft"), .init(field: "vat_id", ours: "NL1", platform: nil)],
            obstacles: obstacles)
    }

    @Test func whatHoldsAndWhatThePlatformSaysSinceStandSideBySide() {
        let html = AccountInvoicing(answer: Self.answer(), isPast: false).html().source
        for text in ["Acme &lt;b&gt; B.V.", "Public body", "mailto:invoices@acme.example", "Set by staff.", "City: <bdi>Delft</bdi>"] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(html.contains("Vat id: nothing in place of <bdi>NL1</bdi>"))
        #expect(html.contains("data-deed=\"billing-details\"") && html.contains("data-deed=\"accept-billing-details\""))
    }

    @Test func whatStandsInTheWayOfInvoicesIsSaidInTheWordsOfThePage() {
        let obstacle = BillingDetailsAnswer.Obstacle(field: "company_id", detail: "company_id has to be filled in")
        let html = AccountInvoicing(answer: Self.answer(nil, nil, obstacles: [obstacle]), isPast: true).html().source
        #expect(html.contains("No invoice can be made yet: company id has to be filled in."))
        #expect(!html.contains("data-deed"), "a past month is only looked at")
    }

    @Test(
        arguments: [
            (VATCheck(pending: true, valid: nil, checkedAt: nil, reference: nil, nameMatches: nil), "not confirmed by VIES yet."),
            (
                VATCheck(pending: false, valid: true, checkedAt: t0, reference: "WAPI<1>", nameMatches: nil),
                "VAT number confirmed by VIES on 23-11-2026 (<bdi>WAPI&lt;1&gt;</bdi>)."
            ),
            (
                VATCheck(pending: false, valid: true, checkedAt: t0, reference: nil, nameMatches: false),
                "VAT number confirmed by VIES on 23-11-2026. It is in another name than the legal name above."
            ),
            (
                VATCheck(pending: false, valid: false, checkedAt: t0, reference: nil, nameMatches: nil),
                "VIES doesn&#39;t know the VAT number, asked on 23-11-2026."
            ),
        ] as [(BillingDetailsAnswer.VATCheck, String)])
    func whatVIESSaysIsOneLine(check: BillingDetailsAnswer.VATCheck, line: String) {
        var answer = Self.answer()
        answer.vatCheck = check
        let html = AccountInvoicing(answer: answer, isPast: false).html().source
        #expect(html.contains(line), "\(html)")
    }

    @Test func aServiceThatIsAwayTakesOnlyItsPartWithIt() {
        #expect(AccountInvoicing(answer: nil, isPast: false).html().source.contains("can&#39;t be said now"))
    }

    @Test func theTrailTellsEachFieldThatIsOther() {
        let change = AuditChange([
            "account_id": "a", "origin": "staff",
            "billing_details": ["city": "Delft", "country": "NL"], "previous_billing_details": ["city": "Amsterdam", "country": "NL"],
        ])
        let fields = AuditChange.fields(.object(change.before), .object(change.after))
        #expect(fields == [.init(field: "city", before: "Amsterdam", after: "Delft")])
    }
}
