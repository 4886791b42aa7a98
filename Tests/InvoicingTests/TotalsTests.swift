import Contracts
import InvoiceSamples
import Invoicing
import TestKit
import Testing

@Suite struct TotalsTests {
    @Test(
        arguments: [
            (250, 2_100, 53), (1_050, 2_100, 221), (50, 2_100, 11), (0, 2_100, 0), (99_999, 0, 0), (1, 10_000, 1), (-50, 2_100, -10),
            (Int64.max, 10_000, Int64.max), (Int64.min, 10_000, Int64.min),
        ] as [(Int64, Int64, Int64)])
    func taxIsRoundedHalfUp(net: Int64, rate: Int64, vat: Int64) throws {
        let rate = try #require(VATRate(rate))
        #expect(rate.tax(on: Cents(net)) == Cents(vat))
    }

    @Test func linesAreRoundedFirstAndVATIsReckonedOncePerKind() throws {
        let third = try #require(Percent(33))
        let lines = try InvoiceLines([
            InvoiceLine("1", "a", unitPrice: 50, vat: .standard(.dutch)),
            InvoiceLine("2", "b", unitPrice: 50, vat: .standard(.dutch)),
            InvoiceLine("3", "c", quantity: 3, unitPrice: 5, discount: third, vat: .standard(900)),
            InvoiceLine("4", "d", unitPrice: 700, vat: .reverseCharge),
        ])
        let totals = InvoiceTotals(of: lines)
        #expect(
            totals.groups == [
                VATGroup(.reverseCharge, net: Cents(700), vat: .zero), VATGroup(.standard(900), net: Cents(10), vat: Cents(1)),
                VATGroup(.standard(2_100), net: Cents(100), vat: Cents(21)),
            ])
        #expect(totals.net == Cents(810))
        #expect(totals.vat == Cents(22))
        #expect(totals.total == Cents(832))
    }

    @Test func theLargestDocumentStillAddsUp() throws {
        let price: UnitPrice = 10_000_000_000
        let lines = try (1...InvoiceLines.most).map { number in
            try InvoiceLine(LineIdentifier("\(number)"), "much", quantity: 100, unitPrice: price, vat: .standard(10_000))
        }
        #expect(InvoiceTotals(of: try InvoiceLines(lines)).total == Cents(1_000_000_000_000_000))
        #expect(throws: InvoiceFault.self) { try InvoiceLine("1", "more", quantity: 101, unitPrice: price, vat: .outsideScope) }
        #expect(throws: InvoiceFault.self) { try InvoiceLines(lines + lines.prefix(1)) }
        #expect(throws: InvoiceFault.self) { try InvoiceLines([]) }
        #expect(throws: InvoiceFault("lines", "has two lines with the id 1")) { try InvoiceLines([lines[0], lines[0]]) }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func randomTotalsAreLinesAndTheirVAT(seed: UInt64) throws {
        var random = RandomInvoices(seed: seed)
        let invoice = try random.invoice()
        let lines = invoice.lines.all
        #expect(invoice.totals.net.amount == lines.reduce(0) { $0 + $1.net.amount })
        #expect(invoice.totals.vat.amount == invoice.totals.groups.reduce(0) { $0 + $1.vat.amount })
        #expect(invoice.totals.total == invoice.totals.net + invoice.totals.vat)
        for group in invoice.totals.groups {
            #expect(group.net.amount == lines.filter { $0.vat == group.treatment }.reduce(0) { $0 + $1.net.amount })
            let twentieths = group.vat.amount * 20_000 - group.net.amount * group.treatment.rate.value * 2
            #expect((-9_999...10_000).contains(twentieths))
        }
        for line in lines { #expect(line.gross - line.discountAmount == line.net) }
    }
}
