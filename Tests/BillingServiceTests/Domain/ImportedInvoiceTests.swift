import Contracts
import EventSourcing
import Invoicing
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("An invoice of an imported past")
struct ImportedInvoiceTests {
    private func only(_ story: AccountStory) throws -> InvoiceState { try #require(story.state.invoices.values.first) }

    private func told(_ events: [AccountEvent]) -> [String] {
        events.map { Swift.type(of: $0).eventType.description.split(separator: ".").dropLast().last.map(String.init) ?? "" }
    }

    @Test func keepsWhatStoodOnItAndIsLateWithoutNews() throws {
        var story = try AccountStory.managed()
        let events = try story.when(.past(PastLine.invoice()))
        #expect(told(events) == ["invoice-issued", "invoice-overdue"])
        let issued = try #require(events.first as? InvoiceIssued)
        #expect(issued.cause == .imported && issued.issuedIn == "Moneybird" && issued.document.number == PastLine.number)
        #expect(issued.document.dueOn?.description == "2026-02-09" && issued.document.buyer.vatID == "NL123456782B90")
        #expect((events.last as? InvoiceOverdue)?.cause == .imported)
        #expect(try only(story).figures.status == .overdue)
        #expect(story.state.revenueClass(at: t0) == .managed)
    }

    @Test func paidItMakesTheAccountPayingAndTheNextPeriodFollowsIt() throws {
        var story = try AccountStory.managed()
        let events = try story.when(.past(PastLine.invoice(PastLine.number, ["payments": PastLine.paid])))
        #expect(told(events) == ["invoice-issued", "invoice-paid"])
        #expect((events.last as? InvoicePaid)?.cause == .imported)
        #expect(story.state.revenueClass(at: t0) == .paying)
        let next = try #require(story.state.nextBill(InvoiceWorld.facts(), on: t0.date)?.content.period)
        #expect(next.firstDay.description == "2027-01-01")
        #expect(story.state.seatsInvoiced(on: t0.date)?.seats == 3)
    }

    @Test func comesInOnceAndGrowsByItsPaymentsAlone() throws {
        let part: JSONValue = ["source": "bank_transfer", "received_on": "2026-02-01", "amount_cents": 44_500]
        let rest: JSONValue = ["source": "bank_transfer", "received_on": "2026-03-01", "amount_cents": 500_000]
        var story = try AccountStory.managed(.past(PastLine.invoice(PastLine.number, ["payments": [part]])))
        #expect(try only(story).figures.open == Cents(500_000))
        let again = try story.when(.past(PastLine.invoice(PastLine.number, ["payments": [part]])))
        #expect(again == [])
        let more = try story.when(.past(PastLine.invoice(PastLine.number, ["payments": [part, rest]])))
        #expect(told(more) == ["invoice-paid"])
    }

    /// Somebody has taken the mark back, and the file is imported once more.
    @Test func aWithdrawnPaymentIsNotMarkedAgain() throws {
        let line = try PastLine.invoice(PastLine.number, ["payments": PastLine.paid])
        var story = try AccountStory.managed(.past(line))
        let invoice = try only(story).invoiceID
        let reason = try Reason("Another customer's")
        let command = WithdrawInvoicePayment(
            invoiceID: invoice, markID: nil, reason: reason, person: "eva@dembrane.com", twoPersonAbove: nil)
        try story.when(Asked(command))
        let again = try story.when(.past(line))
        #expect(again == [])
        #expect(try only(story).figures.paid == .zero)
    }

    @Test func isTheOneWhosePaidPeriodWasImportedBefore() throws {
        let period =
            #"{"kind":"paid_period","organisation_id":"\#(Known.organisation)","period_start":"2026-01-01","period_end":"2026-12-31","#
            + #""net_cents":450000,"total_cents":544500,"source":"transfer","received_on":"2026-02-01","number":"2026-000041"}"#
        var story = try AccountStory.managed(.past(period))
        let unpaid = try Asked.past(PastLine.invoice())
        #expect(try refusal(unpaid, story)?.field == "payments")
        try story.when(.past(PastLine.invoice(PastLine.number, ["payments": PastLine.paid])))
        #expect(story.state.paidInvoices.count == 1)
        let again = try story.when(.past(period))
        #expect(again == [])
        var other = try AccountStory.managed(.past(PastLine.invoice()))
        #expect(try refusal(.past(period), other)?.code == "paid-period-of-invoice")
        try other.when(.past(PastLine.invoice()))
    }

    @Test func isCreditedByItsCreditNoteWholeOrInPart() throws {
        let part: [String: JSONValue] = ["net_cents": 50_000, "vat_cents": 10_500, "total_cents": 60_500]
        var story = try AccountStory.managed(
            .past(PastLine.invoice(), PastLine.creditNote("G-1", of: PastLine.number, part)))
        #expect(try only(story).figures.open == Cents(484_000) && only(story).figures.status == .overdue)
        let rest: [String: JSONValue] = ["net_cents": 400_000, "vat_cents": 84_000, "total_cents": 484_000]
        let events = try story.when(.past(PastLine.creditNote("G-2", of: PastLine.number, rest)))
        #expect((events.first as? CreditNoteIssued)?.isWhole == true)
        #expect(try only(story).figures.status == .credited)
        let again = try story.when(.past(PastLine.creditNote("G-2", of: PastLine.number, rest)))
        #expect(again == [])
    }

    @Test func whatWasPaidBeforeAPartOfItWasCreditedIsEnough() throws {
        let most: JSONValue = [["source": "bank_transfer", "received_on": "2026-02-01", "amount_cents": 484_000]]
        let part: [String: JSONValue] = ["net_cents": 50_000, "vat_cents": 10_500, "total_cents": 60_500]
        let story = try AccountStory.managed(
            .past(PastLine.invoice(PastLine.number, ["payments": most]), PastLine.creditNote("G-1", of: PastLine.number, part)))
        #expect(told(story.events.suffix(3)) == ["invoice-part-paid", "credit-note-issued", "invoice-paid"])
        #expect(story.state.revenueClass(at: t0) == .paying)
    }

    @Test func aWholeCreditNoteEndsWhatItsInvoicePaidForFromItsOwnDayOn() throws {
        let story = try AccountStory.managed(
            .past(PastLine.invoice(PastLine.number, ["payments": PastLine.paid]), PastLine.creditNote()))
        #expect(story.state.revenueClass(at: t0) == .managed)
        let earlier = try #require(story.state.paidInvoices.first)
        #expect(earlier.covers(try #require(Instant("2026-02-28T00:00:00Z"))) && !earlier.covers(t0))
    }

    @Test func isNeitherSentNorCreditedNorRemindedOfHere() throws {
        let story = try AccountStory.managed(.past(PastLine.invoice()))
        let invoice = try only(story).invoiceID
        let send = SendInvoice(invoiceID: invoice, address: "a@b.example", usualAddress: nil, withXML: false, hasXML: false)
        #expect(try story.rejection(of: Asked(send))?.code == "issued-elsewhere")
        let credit = CreditInvoice(
            invoiceID: invoice, creditNoteID: InvoiceWorld.invoiceID(9), number: try NumberSeries.creditNotes.number(1, in: 2026),
            lines: nil, reason: try Reason("Wrong"), link: InvoiceWorld.link)
        let refused = try #require(try story.rejection(of: Asked(credit)))
        #expect(refused.code == "issued-elsewhere" && refused.detail.contains("Moneybird"))
        let link = SetDownloadLink(invoiceID: invoice, link: InvoiceWorld.link, reason: try Reason("Asks for it"))
        #expect(try story.rejection(of: Asked(link))?.code == "issued-elsewhere")
        let remind = RemindOfInvoice(invoiceID: invoice, reminder: 1, usualAddress: "a@b.example")
        let reminders = try remind.decide(story.state, at: t0)
        #expect(reminders.isEmpty)
    }

    @Test func goesAgainstNothingThatIsKnown() throws {
        let story = try AccountStory.managed(.past(PastLine.invoice()), .invoice(1))
        #expect(try refusal(.past(PastLine.invoice(PastLine.number, ["po_reference": "PO-9"])), story)?.code == "imported-otherwise")
        #expect(try refusal(.past(PastLine.creditNote("G-1", of: "2026-000001")), story)?.detail.contains("was issued here") == true)
        #expect(try refusal(.past(PastLine.creditNote("G-1", of: "2026-000007")), story)?.field == "credits")
        let more: [String: JSONValue] = ["net_cents": 450_001, "vat_cents": 94_500, "total_cents": 544_501]
        #expect(try refusal(.past(PastLine.creditNote("G-1", of: PastLine.number, more)), story)?.field == "total_cents")
        let early: [String: JSONValue] = ["issued_on": "2026-01-09"]
        #expect(try refusal(.past(PastLine.creditNote("G-1", of: PastLine.number, early)), story)?.field == "issued_on")
    }

    private func refusal(_ asked: Asked, _ story: AccountStory) throws -> Rejection? {
        do {
            _ = try asked.command.decide(story.state, at: asked.at)
            return nil
        } catch let refusal as ImportedTermsRefusal {
            return refusal.rejection
        }
    }
}

@Suite("Numbers of another system")
struct ImportedNumberFormTests {
    @Test(arguments: ["2026-000041", "C2026-000003", "2026-1234567"])
    func ofOurOwnFormTakeTheirPlace(number: String) {
        #expect(NumberSeries.place(of: number) != nil)
    }

    @Test(arguments: [
        "2026-41", "2026-0000041", "F2026-000041", "26-000041", "2026-000041a", "2026-000000", "2026-12345678901", "17", "c2026-000003",
    ])
    func ofAnyOtherFormTakeNone(number: String) {
        #expect(NumberSeries.place(of: number) == nil)
    }
}
