import Contracts
import EventSourcing
import Invoicing
import TestKit
import Testing
@testable import BillingService

/// Whatever is asked of an account in whatever order, its invoices add up.
@Suite("Invoices in any order")
struct InvoiceInvariantTests {
    @Test(arguments: 0..<60)
    func noOrderOfCommandsBreaksTheFigures(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var story = try AccountStory.managed()
        var numbers: [UInt64] = []
        for step in 0..<60 {
            let instant = t0.adding(days: step * 2)
            let asked = try Self.next(&random, &numbers, at: instant)
            do {
                try story.when(asked)
            } catch is Rejection {
                // A rule refused it, and nothing happened.
            }
            for invoice in story.state.invoices.values { Self.check(invoice) }
        }
        Self.checkPayers(story.state)
    }

    private static func next(_ random: inout SeededGenerator, _ numbers: inout [UInt64], at instant: Instant) throws -> Asked {
        let mark = UInt64.random(in: 1...1_000_000, using: &random)
        let invoice = numbers.randomElement(using: &random) ?? 1
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1:
            numbers.append(UInt64(numbers.count + 1))
            return try .invoice(
                UInt64(numbers.count), try order(&random), InvoiceWorld.facts(seats: .random(in: 0...9, using: &random)), at: instant)
        case 2: return .payment(of: invoice, nil, mark: mark, at: instant)
        case 3: return .payment(of: invoice, Cents(.random(in: 1...900_000, using: &random)), mark: mark, at: instant)
        case 4: return try .withdrawal(of: invoice, at: instant)
        case 5: return try .credit(invoice, lines: Bool.random(using: &random) ? nil : ["1"], note: mark, at: instant)
        case 6: return .overdue(invoice, at: instant)
        case _: return try .discount(.scholarship, Int.random(in: 0...99, using: &random), at: instant)
        }
    }

    private static func order(_ random: inout SeededGenerator) throws -> InvoiceOrder {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: InvoiceOrder(content: .supplementary)
        case 1: InvoiceOrder(content: .amount(try #require(UnitPrice(Int.random(in: 1...1_000_000, using: &random)))))
        case 2:
            InvoiceOrder(
                content: .lines(
                    try (1...3).map { _ in
                        InvoiceOrder.Line(
                            description: "Work", quantity: try #require(Quantity(Int.random(in: 1...9, using: &random))),
                            unitPrice: try #require(UnitPrice(Int.random(in: 1...99_999, using: &random))),
                            discount: try #require(Percent(Int.random(in: 0...99, using: &random))))
                    }))
        case _: InvoiceOrder(content: .seats(nil))
        }
    }

    private static func check(_ invoice: InvoiceState) {
        let document = invoice.document
        #expect(document.netCents + document.vatCents == document.totalCents)
        let lines = document.lines.reduce(Cents.zero) { $0 + $1.netCents }
        #expect(lines == document.netCents)
        let payments = invoice.payments.reduce(Cents.zero) { $0 + $1.amount }
        #expect(payments == invoice.figures.paid)
        let due = document.totalCents - invoice.figures.credited
        let settled = invoice.figures.paid + invoice.figures.open - invoice.figures.overpaid
        #expect(settled == due)
        #expect(invoice.figures.credited <= document.totalCents)
    }

    /// Whoever is paying by an invoice has paid it, once.
    private static func checkPayers(_ state: AccountState) {
        let payers = state.paidInvoices.filter { $0.takenBackAt == nil }
        #expect(Set(payers.map(\.invoiceID)).count == payers.count)
        for payer in payers {
            let status = state.invoices[payer.invoiceID]?.figures.status
            #expect(status == .paid)
        }
    }
}
