import Contracts
import TestKit
import Testing
@testable import PartnerService

@Suite struct PaidInvoiceTests {
    /// Of € 1.000 and 21 % VAT, with what came for it.
    static func invoice(_ receipts: [(Int64, Int)], credited: Cents = .zero, wentBack: Cents = .zero) -> PaidInvoice {
        var marks = receipts.enumerated().map { index, receipt in
            PaidInvoice.Receipt(
                markID: PaymentMarkID(high: 0, low: UInt64(index + 1)), amount: .euros(receipt.0),
                receivedOn: t0.date.adding(days: receipt.1), position: 1)
        }
        if !marks.isEmpty { marks[0].wentBack = wentBack }
        return PaidInvoice(
            invoiceID: InvoiceID(high: 9, low: 9), number: "2026-000123", net: .euros(1_000), total: .euros(1_210), credited: credited,
            position: 1, receipts: marks)
    }

    static func kept(_ invoice: PaidInvoice) -> [Cents] { invoice.payments.map(\.kept.withoutVAT) }

    @Test func aPartCountsWithItsShareOfTheNet() {
        #expect(Self.kept(Self.invoice([(605, 0), (605, 1)])) == [.euros(500), .euros(500)])
    }

    @Test func whatIsTooMuchNeverCounts() {
        #expect(Self.kept(Self.invoice([(605, 0), (1_210, 1)])) == [.euros(500), .euros(500)])
        #expect(Self.kept(Self.invoice([(1_300, 0)], wentBack: .euros(90))) == [.euros(1_000)])
    }

    @Test func aCreditNoteTakesTheMoneyThatCameLast() {
        #expect(Self.kept(Self.invoice([(605, 1), (605, 0)], credited: .euros(605))) == [.euros(500), .zero])
        #expect(Self.invoice([(605, 1), (605, 0)], credited: .euros(605)).payments.map(\.paidOn) == [t0.date, t0.date.adding(days: 1)])
        #expect(Self.kept(Self.invoice([(605, 0), (605, 1)], credited: .euros(1_210))) == [.zero, .zero])
    }

    @Test func aRefundThatFollowsACreditNoteTakesNothingMore() {
        let credited = Self.invoice([(1_210, 0)], credited: .euros(605))
        let refunded = Self.invoice([(1_210, 0)], credited: .euros(605), wentBack: .euros(605))
        #expect(Self.kept(credited) == [.euros(500)])
        #expect(Self.kept(refunded) == [.euros(500)])
    }

    @Test func aMistakenMarkCountsNothing() {
        var invoice = Self.invoice([(605, 0), (1_210, 1)])
        invoice.receipts[0].isVoid = true
        #expect(Self.kept(invoice) == [.zero, .euros(1_000)])
    }

    /// Nothing is told of them, rather than that they are nothing: what was counted already stays.
    @Test func anInvoiceOfWhichTheTotalIsNotKnownYetHasNoPayments() {
        var invoice = Self.invoice([(605, 0)])
        invoice.total = .zero
        invoice.net = .zero
        #expect(invoice.payments.isEmpty)
    }

    @Test func whatIsToldOfOneReceiptMakesAllOfThemAsNew() {
        var invoice = Self.invoice([(605, 0), (605, 1)])
        invoice.receipts[0].position = 9
        #expect(invoice.payments.map(\.position) == [9, 9])
    }
}
