import Contracts
import EventSourcing
import Invoicing
import TestKit
import Testing
@testable import BillingService

@Suite("Crediting invoices")
struct InvoiceCreditTests {
    private static let lines: [InvoiceOrder.Line] = [
        InvoiceOrder.Line(description: "Training", quantity: 1, unitPrice: 250, discount: .zero),
        InvoiceOrder.Line(description: "Travel", quantity: 1, unitPrice: 1_050, discount: .zero),
        InvoiceOrder.Line(description: "Lunch", quantity: 1, unitPrice: 50, discount: .zero),
    ]

    @Test func aCreditNoteIsTheMirrorOfItsInvoice() throws {
        var story = try AccountStory.managed(.invoice())
        let note = try #require(try story.when(.credit()).first as? CreditNoteIssued)
        let invoice = try story.invoice().document
        #expect(note.document.number == "C2026-000001" && note.invoiceNumber == "2026-000001")
        #expect(note.document.preceding == InvoiceDocument.Preceding(number: "2026-000001", issuedOn: t0.date))
        #expect(note.document.lines == invoice.lines)
        #expect(note.document.totalCents == invoice.totalCents && note.document.vatCents == invoice.vatCents)
        #expect(note.document.dueOn == nil && note.document.payment == nil)
        #expect(note.isWhole)
        #expect(try story.invoice().figures.status == .credited)
        #expect(try story.rejection(of: .credit(note: 2))?.code == "invoice-credited")
        #expect(try story.rejection(of: .payment())?.code == "invoice-credited")
    }

    @Test func aPaidInvoiceThatIsCreditedMakesNobodyPayingFromThenOn() throws {
        let later = t0.adding(days: 40)
        var story = try AccountStory.managed(.invoice(), .payment(), .credit(at: later))
        #expect(story.state.revenueClass(at: t0) == .paying)
        #expect(story.state.revenueClass(at: later) == .managed)
        #expect(try story.invoice().figures.status == .credited)
        #expect(try story.when(.overdue(at: later)).isEmpty)
        #expect(try story.invoice().figures.overpaid == Cents(653_400))
    }

    @Test func linesAreCreditedOnceEach() throws {
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines(Self.lines))))
        // VAT of 13.50 net is 2.84 (283.5 cents, half up).
        #expect(try story.invoice().document.totalCents == Cents(1_634))
        let first = try #require(try story.when(.credit(lines: ["1"])).first as? CreditNoteIssued)
        #expect(first.document.netCents == Cents(250) && first.document.vatCents == Cents(53))
        #expect(!first.isWhole)
        #expect(try story.invoice().figures.open == Cents(1_634 - 303))
        #expect(try story.invoice().figures.status == .issued)
        #expect(try story.rejection(of: .credit(lines: ["1"], note: 2))?.field == "lines")
        #expect(try story.rejection(of: .credit(lines: ["9"], note: 2))?.field == "lines")
        #expect(try story.rejection(of: .credit(lines: [], note: 2))?.field == "lines")
        let rest = try #require(try story.when(.credit(note: 2)).first as? CreditNoteIssued)
        #expect(rest.document.lines.map(\.lineID) == ["2", "3"])
        #expect(rest.isWhole && rest.creditedCents == Cents(1_634))
        #expect(try story.invoice().figures.open == .zero)
    }

    @Test func theSameLineTwiceIsOneLine() throws {
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines(Array(Self.lines.prefix(2))))))
        let note = try #require(try story.when(.credit(lines: ["1", "1"])).first as? CreditNoteIssued)
        #expect(!note.isWhole && note.document.lines.count == 1)
    }

    /// What had been paid is enough for what is left.
    @Test func aCreditCanCompleteAPayment() throws {
        var order = InvoiceOrder(content: .lines(Self.lines))
        order.firstDay = t0.date
        var story = try AccountStory.managed(.invoice(1, order), .payment(of: 1, Cents(1_634 - 303)))
        let events = try story.when(.credit(lines: ["1"]))
        #expect(events.count == 3)
        let paid = try #require(events.last as? InvoicePaid)
        #expect(paid.amountCents == .zero && paid.paidCents == Cents(1_331))
        #expect(try story.invoice().figures.status == .paid)
        #expect(story.state.revenueClass(at: t0) == .paying)
    }

    @Test(arguments: [(Int64(250), Int64(53)), (1_050, 221), (50, 11)] as [(Int64, Int64)])
    func halfCentsOfVATAreRoundedUpOnBoth(net: Int64, vat: Int64) throws {
        let price = try #require(UnitPrice(net))
        let line = InvoiceOrder.Line(description: "Something", quantity: 1, unitPrice: price, discount: .zero)
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines([line]))))
        #expect(try story.invoice().document.vatCents == Cents(vat))
        let note = try #require(try story.when(.credit()).first as? CreditNoteIssued)
        #expect(note.document.vatCents == Cents(vat))
    }

    @Test func aWholeCreditIsEnoughWhateverItsPartsRoundTo() throws {
        let lines = (1...3).map { _ in InvoiceOrder.Line(description: "A", quantity: 1, unitPrice: 2, discount: .zero) }
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines(lines))))
        for (note, line) in [(1, "1"), (2, "2"), (3, "3")] as [(UInt64, String)] { try story.when(.credit(lines: [line], note: note)) }
        #expect(try story.invoice().figures.status == .credited)
        #expect(try story.invoice().figures.open == .zero)
    }

    /// Twenty notes of 3 cents and their VAT come to 80 cents, the invoice to 73.
    @Test func notesOfManySmallLinesNeverCreditMoreThanTheInvoice() throws {
        let lines = (1...20).map { _ in InvoiceOrder.Line(description: "A", quantity: 1, unitPrice: 3, discount: .zero) }
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines(lines))))
        #expect(try story.invoice().figures.total == Cents(73))
        for number in 1...20 {
            try story.when(.credit(lines: ["\(number)"], note: UInt64(number)))
            let invoice = try story.invoice()
            #expect(invoice.figures.credited <= invoice.figures.total)
            let isCredited = invoice.figures.status == .credited
            let isLast = number == 20
            #expect(isCredited == isLast, "after \(number)")
        }
    }

    /// A line that costs nothing can't be credited alone, and leaves nothing to pay.
    @Test func whatIsLeftWithoutAPriceIsNothing() throws {
        let lines = [Self.lines[0], InvoiceOrder.Line(description: "Gift", quantity: 1, unitPrice: 0, discount: .zero)]
        var story = try AccountStory.managed(.invoice(1, InvoiceOrder(content: .lines(lines))))
        let note = try #require(try story.when(.credit(lines: ["1"])).first as? CreditNoteIssued)
        #expect(note.isWhole)
        #expect(try story.invoice().figures.status == .credited)
    }

    @Test func aDocumentIsReadBackAsItWas() throws {
        let story = try AccountStory.managed(.invoice())
        let document = try story.invoice().document
        #expect(InvoiceDocument(try document.invoice(), document.vat) == document)
    }
}
