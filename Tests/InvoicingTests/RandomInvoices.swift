import Contracts
import InvoiceSamples
import Invoicing
import TestKit

/// Invoices with lines of any kind, the same for the same seed.
struct RandomInvoices {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func invoice() throws -> Invoice {
        let treatments: [VATTreatment] = [.standard(.dutch), .standard(900), .reverseCharge, .outsideScope]
        let count = Int.random(in: 1...12, using: &generator)
        let lines = try (1...count).map { number in
            try InvoiceLine(
                LineIdentifier("\(number)"), "Something",
                quantity: Quantity(Int.random(in: 1...40, using: &generator)) ?? 1,
                unitPrice: UnitPrice(Int.random(in: 0...99_999, using: &generator)) ?? 0,
                discount: Percent(Int.random(in: 0...100, using: &generator)) ?? .zero,
                vat: treatments.randomElement(using: &generator) ?? .reverseCharge)
        }
        return SampleInvoice.invoice(lines: lines)
    }

    mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// Some of the lines, at least one.
    mutating func someLines(of invoice: Invoice) -> [LineIdentifier] {
        let ids = invoice.lines.all.map(\.id).shuffled(using: &generator)
        return Array(ids.prefix(number(in: 1...ids.count)))
    }
}
