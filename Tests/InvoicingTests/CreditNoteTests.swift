import Contracts
import InvoiceSamples
import Invoicing
import Testing

@Suite struct CreditNoteTests {
    let invoice = SampleInvoice.yearly(for: SampleParty.dutchBusiness)
    let day = SampleInvoice.day("2026-12-05")

    @Test func aCreditNoteMirrorsItsInvoice() throws {
        let note = try invoice.creditNote(number: "C2026-000001", issuedOn: day, notes: "Wrong number of seats.")
        #expect(note.kind == .creditNote)
        #expect(note.preceding == PrecedingInvoice(number: "2026-000123", issuedOn: invoice.issuedOn))
        #expect(note.totals == invoice.totals)
        #expect(note.buyer == invoice.buyer)
        #expect(note.orderReference == invoice.orderReference)
        #expect(note.period == invoice.period)
        #expect(note.dueOn == nil)
        #expect(note.payment == nil)
        #expect(InvoiceRules.faults(in: note, isElectronic: true) == [])
    }

    @Test func chosenLinesAreCreditedInTheOrderOfTheInvoice() throws {
        let note = try invoice.creditNote(number: "C2026-000001", issuedOn: day, lines: ["2"])
        #expect(note.lines.all == [invoice.lines.all[1]])
        #expect(note.totals.total == Cents(151_311))
        let both = try invoice.creditNote(number: "C2026-000001", issuedOn: day, lines: ["2", "1", "2"])
        #expect(both.lines == invoice.lines)
    }

    @Test func whatCantBeCreditedIsRefused() throws {
        let note = try invoice.creditNote(number: "C2026-000001", issuedOn: day)
        #expect(throws: InvoiceFault("invoice_id", "is a credit note, which can't be credited; issue a new invoice")) {
            try note.creditNote(number: "C2026-000002", issuedOn: day)
        }
        #expect(throws: InvoiceFault("lines", "the invoice has no line 3")) {
            try invoice.creditNote(number: "C2026-000001", issuedOn: day, lines: ["1", "3"])
        }
        #expect(throws: InvoiceFault("lines", "has to have 1 to 500 lines; this one has 0")) {
            try invoice.creditNote(number: "C2026-000001", issuedOn: day, lines: [])
        }
        #expect(throws: InvoiceFault.self) {
            try invoice.creditNote(number: "C2026-000001", issuedOn: invoice.issuedOn.adding(days: -1))
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func aWholeCreditCancelsItsInvoiceAndPartsCancelIt(seed: UInt64) throws {
        var random = RandomInvoices(seed: seed)
        let invoice = try random.invoice()
        let whole = try invoice.creditNote(number: "C2026-000001", issuedOn: day)
        #expect(invoice.totals.total - whole.totals.total == .zero)
        #expect(invoice.totals.groups == whole.totals.groups)

        let some = random.someLines(of: invoice)
        let rest = invoice.lines.all.map(\.id).filter { !some.contains($0) }
        let parts = try [some, rest].filter { !$0.isEmpty }.map { ids in
            try invoice.creditNote(number: "C2026-000001", issuedOn: day, lines: ids).totals
        }
        #expect(parts.reduce(.zero) { $0 + $1.net } == invoice.totals.net)
        // Half a cent per note and kind of VAT that has a rate, of which there are two.
        let difference = parts.reduce(.zero) { $0 + $1.vat } - invoice.totals.vat
        #expect((-2...2).contains(difference.amount))
    }
}
