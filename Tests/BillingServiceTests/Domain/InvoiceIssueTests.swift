import CompanyIdentifiers
import Contracts
import EventSourcing
import InvoiceSamples
import Invoicing
import TestKit
import Testing
@testable import BillingService

@Suite("Issuing invoices")
struct InvoiceIssueTests {
    private func issued(_ story: AccountStory, _ number: UInt64 = 1) throws -> InvoiceDocument { try story.invoice(number).document }

    @Test func aManagedAccountIsInvoicedForItsTierAndTheSeatsInUse() throws {
        let story = try AccountStory.managed(.invoice())
        let invoice = try story.invoice()
        #expect(invoice.number == "2026-000001")
        #expect(invoice.document.netCents == Cents(540_000))
        #expect(invoice.document.vatCents == Cents(113_400))
        #expect(invoice.document.totalCents == Cents(653_400))
        #expect(invoice.document.issuedOn == t0.date)
        #expect(invoice.document.dueOn == t0.date.adding(days: 30))
        #expect(invoice.document.periodStart == t0.date)
        #expect(invoice.document.periodEnd.description == "2027-11-22")
        #expect(invoice.document.lines.map(\.quantity) == [3])
        #expect(invoice.document.vat.rule == "dutch-buyer")
        #expect(invoice.document.language == "nl")
        #expect(invoice.seats == 3 && invoice.purpose == .period)
        #expect(invoice.figures.status == .issued)
    }

    @Test func theAccountIsStillNotPayingByIt() throws {
        let story = try AccountStory.managed(.invoice())
        #expect(story.state.revenueClass(at: t0) == .managed)
    }

    @Test func accountsWithoutManagedBillingAreNotInvoiced() throws {
        let story = try AccountStory()
        #expect(try story.rejection(of: .invoice())?.code == "not-managed")
    }

    @Test func agreedSeatsAndAmountsComeBeforeSeatsInUse() throws {
        var seats = try AccountStory(after: .managed(.guardian, seats: 12))
        try seats.when(.invoice())
        #expect(try issued(seats).netCents == Cents(2_160_000))
        var amount = try AccountStory(after: .managed(.guardian, agreed: 1_000_000, reason: "Frame contract"))
        try amount.when(.invoice())
        #expect(try issued(amount).netCents == Cents(1_000_000))
        #expect(try issued(amount).lines.map(\.quantity) == [1])
    }

    @Test func eachSeatHasTheBestDiscountOnALineOfItsOwn() throws {
        var story = try AccountStory(
            after: .managed(.guardian, at: t0.adding(days: -30)), .discount(.scholarship, 10),
            .discount(.staffDiscount, 50, on: Known.otherWorkspace))
        var facts = InvoiceWorld.facts(seats: 2)
        facts.seatedIn.append(Known.otherWorkspace)
        try story.when(.invoice(1, InvoiceOrder(content: .seats(nil)), facts))
        let document = try issued(story)
        #expect(document.lines.map(\.quantity) == [2, 1])
        #expect(document.lines.map(\.discountPercent.value) == [10, 50])
        #expect(document.netCents == Cents(324_000 + 90_000))
    }

    @Test func theNextPeriodFollowsTheLastOneThatIsNotCredited() throws {
        var story = try AccountStory.managed(.invoice(1), .invoice(2))
        #expect(try issued(story, 2).periodStart.description == "2027-11-23")
        try story.when(.credit(2))
        try story.when(.invoice(3))
        #expect(try issued(story, 3).periodStart.description == "2027-11-23")
    }

    @Test func anOverlapIsWarnedOf() throws {
        let story = try AccountStory.managed(.invoice(1))
        var order = InvoiceOrder(content: .seats(nil))
        order.firstDay = t0.date.adding(days: 10)
        let again = try #require(try Asked.invoice(2, order).command as? IssueInvoice)
        #expect(again.warnings(of: story.state, at: t0).map(\.code) == [.overlap])
        let next = try #require(try Asked.invoice(2).command as? IssueInvoice)
        #expect(next.warnings(of: story.state, at: t0) == [])
    }

    @Test func seatsThatCameIntoUseAreInvoicedByDays() throws {
        var story = try AccountStory.managed(.invoice(1))
        let later = t0.adding(days: 73)
        let more = InvoiceWorld.facts(seats: 5)
        try story.when(.invoice(2, InvoiceOrder(content: .supplementary), more, at: later))
        let document = try issued(story, 2)
        // 2 seats × 1,800.00 for 292 of 365 days.
        #expect(document.netCents == Cents(288_000))
        #expect(document.periodStart == later.date && document.periodEnd.description == "2027-11-22")
        #expect(try story.invoice(2).purpose == .supplementary)
        let refused = try story.rejection(of: .invoice(3, InvoiceOrder(content: .supplementary), more, at: later))
        #expect(refused?.code == "no-more-seats")
        try story.when(.invoice(3, at: later))
        #expect(try issued(story, 3).periodStart.description == "2027-11-23")
    }

    @Test func withoutAnInvoicedPeriodThereIsNothingToSupplement() throws {
        let story = try AccountStory.managed()
        #expect(try story.rejection(of: .invoice(1, InvoiceOrder(content: .supplementary)))?.code == "nothing-to-supplement")
    }

    @Test func linesOfTheirOwnAreForTheDayAndNotForTheTier() throws {
        var story = try AccountStory.managed()
        let line = InvoiceOrder.Line(description: "Training, half a day", quantity: 2, unitPrice: 67_500, discount: .zero)
        try story.when(.invoice(1, InvoiceOrder(content: .lines([line]))))
        let invoice = try story.invoice()
        #expect(invoice.purpose == .oneOff && invoice.tier == nil)
        #expect(invoice.document.netCents == Cents(135_000))
        try story.when(.payment())
        #expect(story.state.revenueClass(at: t0) == .managed)
        try story.when(.invoice(2))
        #expect(try issued(story, 2).periodStart == t0.date)
    }

    @Test func aMissingSellerIsNamed() throws {
        let story = try AccountStory.managed()
        let facts = InvoiceWorld.facts(seller: .missing(["SELLER_IBAN", "SELLER_VAT_ID"]))
        let refused = try #require(try story.rejection(of: .invoice(1, InvoiceOrder(content: .seats(nil)), facts)))
        #expect(refused.code == "no-seller")
        #expect(refused.detail.contains("SELLER_IBAN, SELLER_VAT_ID"))
    }

    /// By what is known of the buyer: kind of VAT, percent, VAT and the rule.
    @Test(
        arguments: [
            ("dutch", SampleParty.dutchBusiness, BuyerKind.business, "S", Int64(113_400), "dutch-buyer"),
            ("belgian", SampleParty.belgianBusiness, .business, "AE", 0, "reverse-charge"),
            ("french consumer", SampleParty.frenchConsumer, .consumer, "S", 113_400, "no-vat-number"),
            ("american", SampleParty.americanBusiness, .business, "O", 0, "outside-union"),
        ] as [(String, Party, BuyerKind, String, Int64, String)])
    func vatFollowsTheBuyerAndIsKeptWithItsEvidence(
        name: String, party: Party, kind: BuyerKind, category: String, vat: Int64, rule: String
    ) throws {
        let facts = InvoiceWorld.facts(InvoiceWorld.details(party, kind: kind))
        let story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .seats(nil)), facts))
        let document = try issued(story)
        #expect(document.vat.category == category && document.vatCents == Cents(vat) && document.vat.rule == rule)
        #expect(document.vat.buyerCountry == party.country.code && document.vat.buyerKind == kind)
        #expect(document.vat.buyerVATID == party.vatNumber?.text)
    }

    /// Every way in which an invoice can be refused, the field that is named, and that no event follows.
    @Test(arguments: Refusal.all)
    func whatIsWrongIsRefusedBeforeANumberIsSpent(refusal: Refusal) throws {
        let story = try AccountStory.managed()
        var order = InvoiceOrder(content: .seats(nil))
        order.isElectronic = refusal.isElectronic
        let refused = try #require(try story.rejection(of: .invoice(1, order, InvoiceWorld.facts(refusal.details))))
        #expect(refused.field == refusal.field, "\(refused.detail)")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let field: String
        let details: BillingDetails?
        var isElectronic = false

        static let all: [Refusal] = [
            Refusal(testDescription: "nobody has said to whom", field: "billing_details", details: nil),
            Refusal(testDescription: "no reference", field: "buyer_reference", details: InvoiceWorld.details(reference: nil)),
            changed("a control character in the name", "legal_name") { $0.legalName = "Acme\u{1}" },
            changed("a country that isn't one", "country") { $0.country = "Atlantis" },
            changed("a VAT number with a wrong digit", "vat_id") { $0.vatID = "NL123456783B90" },
            changed("a company number that is too long", "company_id") { $0.companyID = "123456789" },
            electronic("an electronic invoice to nowhere", "peppol_id") {
                $0.peppolID = nil
                $0.email = nil
            },
            electronic("a Dutch buyer without a register", "company_id") { $0.companyID = nil },
        ]

        private static func changed(_ name: String, _ field: String, _ change: (inout BillingDetails) -> Void) -> Refusal {
            var details = InvoiceWorld.details()
            change(&details)
            return Refusal(testDescription: name, field: field, details: details)
        }

        private static func electronic(_ name: String, _ field: String, _ change: (inout BillingDetails) -> Void) -> Refusal {
            var refusal = changed(name, field, change)
            refusal.isElectronic = true
            return refusal
        }
    }

    @Test func aNumberBelongsToTheYearOfTheDay() throws {
        let lastMoment = try #require(Instant("2026-12-31T23:59:59.900Z"))
        let story = try AccountStory.managed(.invoice(7, at: lastMoment), .invoice(1, at: lastMoment.adding(milliseconds: 100)))
        #expect(try story.invoice(7).number == "2026-000007")
        #expect(try story.invoice(1).number == "2027-000001")
        #expect(try story.invoice(1).document.issuedOn.description == "2027-01-01")
    }

    @Test(arguments: [("2026-000123", 2026, Int64(123)), ("2026-1000000", 2026, 1_000_000)] as [(String, Int, Int64)])
    func numbersOfASeriesAreReadBack(text: String, year: Int, sequence: Int64) throws {
        let place = try #require(NumberSeries.invoices.place(of: text))
        #expect(place.year == year && place.sequence == sequence)
        #expect(try NumberSeries.invoices.number(sequence, in: year).text == text)
        #expect(NumberSeries.creditNotes.place(of: text) == nil)
    }

    @Test(arguments: ["", "2026", "2026-", "-1", "26-000001", "2026-000000", "2026-00a001", "2026-1-2", "X2026-000001"])
    func othersAreNoNumbers(text: String) {
        #expect(NumberSeries.invoices.place(of: text) == nil)
        #expect(NumberSeries.creditNotes.place(of: "C" + text) == nil)
    }
}
