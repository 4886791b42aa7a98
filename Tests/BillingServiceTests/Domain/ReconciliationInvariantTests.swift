import Contracts
import TestKit
import Testing
@testable import BillingService

/// Whatever was due and whatever came: sums add up, every gap has a name, and each payment counts in one month.
@Suite("Reconciliation of anything")
struct ReconciliationInvariantTests {
    private static let months = (0..<6).map { Month(year: 2026, number: 1).adding(months: $0) }
    private static let firstDay = Month(year: 2026, number: 1).firstDay
    private static let dayCount = 181

    @Test(arguments: 0..<200)
    func sumsAddUpAndGapsAreNamed(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let account = Self.account(&random)
        let today = Self.firstDay.adding(days: Int.random(in: 0..<Self.dayCount, using: &random))
        for month in Self.months {
            let found = Reconciliation(Self.part(of: account, month), in: month, on: today)
            let sum = found.items.reduce(ReconciledFigures.zero) { $0 + $1.figures }
            #expect(found.figures == sum)
            for item in found.items {
                let figures = item.figures
                #expect(figures.gapCents == figures.expectedCents - figures.notDueCents - figures.arrivedCents)
                #expect(figures.notDueCents >= .zero && figures.notDueCents <= figures.expectedCents)
                if figures.gapCents != .zero { #expect(!item.gaps.isEmpty, "\(item)") }
                if item.gaps.contains(.renewalNotCharged) || item.gaps.contains(.unpaidInvoice) {
                    #expect(figures.gapCents > .zero || figures.refundedCents > .zero)
                }
            }
        }
    }

    @Test(arguments: 0..<200)
    func eachPaymentCountsOnceAndAllMoneyIsThere(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let account = Self.account(&random)
        let last = Self.firstDay.adding(days: Self.dayCount)
        var counted: [String: Int] = [:]
        var arrived = Cents.zero
        for month in Self.months {
            for item in Reconciliation(Self.part(of: account, month), in: month, on: last).items where item.kind != .invoice {
                for payment in item.paymentIDs { counted[payment, default: 0] += 1 }
                arrived += item.figures.arrivedCents
            }
        }
        #expect(counted.values.allSatisfy { $0 == 1 })
        let paid = account.payments.filter { $0.standing == .paid }
        #expect(arrived == paid.reduce(.zero) { $0 + $1.amount - $1.refunded - $1.chargedBack })
    }

    /// What the reader finds for a month.
    private static func part(of account: AccountAround, _ month: Month) -> AccountAround {
        var part = account
        part.invoices = account.invoices.filter { $0.dueOn.month == month }
        return part
    }

    private static func account(_ random: inout SeededGenerator) -> AccountAround {
        var account = AccountAround()
        let start = Int.random(in: 0..<30, using: &random)
        if Bool.random(using: &random) {
            account.charges = stride(from: start, to: dayCount - 40, by: 30).map { day in
                DueCharge(dueOn: firstDay.adding(days: day), net: Cents(Int64.random(in: 0...3, using: &random) * 50), seatNet: Cents(50))
            }
        }
        for number in 0..<Int.random(in: 0...3, using: &random) { account.invoices.append(invoice(UInt64(number), &random)) }
        for number in 0..<Int.random(in: 0...12, using: &random) { account.payments.append(payment(number, &random)) }
        account.payments.sort { $0.madeOn < $1.madeOn }
        return account
    }

    private static func invoice(_ number: UInt64, _ random: inout SeededGenerator) -> DueInvoice {
        let credited = Cents([0, 0, 40, 100].randomElement(using: &random) ?? 0)
        let paid = Cents([0, 60, 100, 130].randomElement(using: &random) ?? 0)
        let refunded = Cents(Int64.random(in: 0...paid.amount, using: &random))
        return DueInvoice(
            invoiceID: InvoiceWorld.invoiceID(number), number: "2026-00000\(number)",
            dueOn: firstDay.adding(days: Int.random(in: 0..<dayCount, using: &random)),
            figures: InvoiceFigures(total: Cents(100), paid: paid, credited: credited), refunded: refunded)
    }

    private static func payment(_ number: Int, _ random: inout SeededGenerator) -> ProviderPayment {
        let kinds: [PaymentKind?] = [.first, .renewal, .renewal, .seats, .retry, .invoiceLink, nil]
        let standings: [ProviderPayment.Standing] = [.paid, .paid, .underWay, .failed]
        let standing = standings.randomElement(using: &random) ?? .paid
        let amount = Int64.random(in: 1...4, using: &random) * 25
        let refunded = standing == .paid && Bool.random(using: &random) ? Int64.random(in: 0...amount, using: &random) : 0
        let madeOn = firstDay.adding(days: Int.random(in: 0..<dayCount - 10, using: &random))
        let kind: PaymentKind? = kinds.randomElement(using: &random) ?? nil
        return ProviderPayment(
            paymentID: "tr_\(number)", kind: kind, standing: standing, amount: Cents(amount), refunded: Cents(refunded),
            madeAt: madeOn.start,
            paidOn: standing == .paid ? madeOn.adding(days: Int.random(in: 0...9, using: &random)) : nil)
    }
}
