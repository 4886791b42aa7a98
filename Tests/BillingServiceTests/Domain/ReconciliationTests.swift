import Contracts
import Invoicing
import TestKit
import Testing
@testable import BillingService

/// What was due in a month beside what arrived, and the name of each gap (DOMAIN §10).
@Suite("Reconciliation of an account and a month")
struct ReconciliationTests {
    private static let month = Month(year: 2026, number: 3)

    /// A day of March 2026, or of the months around it.
    private static func day(_ number: Int) -> LocalDate { month.firstDay.adding(days: number - 1) }

    private static func charge(on number: Int = 5, _ amount: Int64 = 100, seat: Int64? = nil, _ rate: VATRate? = nil) -> DueCharge {
        DueCharge(dueOn: day(number), net: Cents(amount), seatNet: seat.map { Cents($0) }, rate: rate)
    }

    private static func payment(
        _ standing: ProviderPayment.Standing = .paid, _ kind: PaymentKind? = .renewal, on number: Int = 5, _ amount: Int64 = 100,
        refunded: Int64 = 0, chargedBack: Int64 = 0, paidOn: Int? = nil, isSecond: Bool = false
    ) -> ProviderPayment {
        ProviderPayment(
            paymentID: "tr_\(number)", kind: kind, standing: standing, amount: Cents(amount), refunded: Cents(refunded),
            chargedBack: Cents(chargedBack), madeAt: day(number).start, paidOn: paidOn.map { day($0) }, isSecond: isSecond)
    }

    private static func invoice(
        due number: Int = 10, _ total: Int64 = 100, paid: Int64 = 0, credited: Int64 = 0, refunded: Int64 = 0, chargedBack: Int64 = 0
    ) -> DueInvoice {
        DueInvoice(
            invoiceID: InvoiceWorld.invoiceID(1), number: "2026-000001", dueOn: day(number),
            figures: InvoiceFigures(total: Cents(total), paid: Cents(paid), credited: Cents(credited)), refunded: Cents(refunded),
            chargedBack: Cents(chargedBack))
    }

    /// What is known, on which day of March it is looked at, and what has to come of it: expected, not due, arrived, and the gaps.
    private struct Case {
        var name: String
        var account: AccountAround
        var today = 31
        var figures: [Int64]
        var gaps: Set<ReconciliationGap> = []

        init(
            _ name: String, charges: [DueCharge] = [], invoices: [DueInvoice] = [], payments: [ProviderPayment] = [], today: Int = 31,
            _ figures: [Int64], _ gaps: Set<ReconciliationGap> = []
        ) {
            self.name = name
            account = AccountAround(charges: charges, invoices: invoices, payments: payments)
            self.today = today
            self.figures = figures
            self.gaps = gaps
        }
    }

    private func check(_ cases: [Case]) {
        for one in cases {
            let found = Reconciliation(one.account, in: Self.month, on: Self.day(one.today))
            let figures = [found.figures.expectedCents, found.figures.notDueCents, found.figures.arrivedCents].map(\.amount)
            #expect(figures == one.figures, "\(one.name)")
            #expect(Set(found.gaps) == one.gaps, "\(one.name)")
        }
    }

    @Test func aChargeIsNotDueUntilItsDayHasPassedAndThenItIsMissed() {
        let charges = [Self.charge()]
        check([
            Case("the day before", charges: charges, today: 4, [100, 100, 0]),
            Case("its day", charges: charges, today: 5, [100, 100, 0]),
            Case("the day after", charges: charges, today: 6, [100, 0, 0], [.renewalNotCharged]),
            Case("paid", charges: charges, payments: [Self.payment()], [100, 0, 100]),
            Case("paid before its day has begun here", charges: charges, payments: [Self.payment(on: 4)], today: 4, [100, 0, 100]),
            Case("in another month", charges: [Self.charge(on: -3)], [0, 0, 0]),
        ])
    }

    @Test func whatIsCollectedIsNotDueAndWhatFailedIs() {
        let charges = [Self.charge()]
        let failed = Self.payment(.failed)
        check([
            Case("under way", charges: charges, payments: [Self.payment(.underWay)], [100, 100, 0]),
            Case("failed", charges: charges, payments: [failed], [100, 0, 0], [.chargeFailed]),
            Case("failed on its day", charges: charges, payments: [failed], today: 5, [100, 0, 0], [.chargeFailed]),
            Case("tried again", charges: charges, payments: [failed, Self.payment(.underWay, .retry, on: 9)], [100, 100, 0]),
            Case("tried again and paid", charges: charges, payments: [failed, Self.payment(.paid, .retry, on: 9)], [100, 0, 100]),
            Case(
                "tried again in vain", charges: charges, payments: [failed, Self.payment(.failed, .retry, on: 9)], [100, 0, 0],
                [.chargeFailed]),
            Case("failed with nothing due", payments: [failed], [0, 0, 0]),
        ])
    }

    /// Money counts in the month in which what it pays was due, whenever it came.
    @Test func moneyCountsInTheMonthOfWhatItPays() {
        check([
            Case(
                "collected later", charges: [Self.charge(on: 30)], payments: [Self.payment(on: 30, paidOn: 34)], today: 40, [100, 0, 100]),
            Case(
                "tried again later", charges: [Self.charge(on: 30)],
                payments: [Self.payment(.failed, on: 30), Self.payment(.paid, .retry, on: 41)], today: 50, [100, 0, 100]),
            Case(
                "of the month before", charges: [Self.charge(on: -1), Self.charge(on: 30)],
                payments: [Self.payment(.failed, on: -1), Self.payment(.paid, .retry, on: 8)], today: 20, [100, 100, 0]),
            Case(
                "made early for the month after", charges: [Self.charge(on: 1), Self.charge(on: 32)],
                payments: [Self.payment(on: 1), Self.payment(on: 31)], [100, 0, 100]),
            Case("invoice paid before it is due", invoices: [Self.invoice(due: 20, paid: 100)], today: 3, [100, 0, 100]),
            Case("invoice paid in part before it is due", invoices: [Self.invoice(due: 20, paid: 30)], today: 20, [100, 70, 30]),
        ])
    }

    @Test func moneyThatWentBackIsTold() {
        let charges = [Self.charge()]
        check([
            Case("refunded", charges: charges, payments: [Self.payment(refunded: 40)], [100, 0, 60], [.refunded]),
            Case("charged back", charges: charges, payments: [Self.payment(chargedBack: 100)], [100, 0, 0], [.chargedBack]),
            Case("of an invoice", invoices: [Self.invoice(paid: 100, refunded: 20)], [100, 0, 80], [.refunded]),
            Case("of an invoice, by the bank", invoices: [Self.invoice(paid: 100, chargedBack: 100)], [100, 0, 0], [.chargedBack]),
            Case("since it was credited", invoices: [Self.invoice(paid: 100, credited: 20, refunded: 20)], [80, 0, 80]),
            Case("less than was credited", invoices: [Self.invoice(paid: 100, credited: 50, refunded: 20)], [50, 0, 80], [.unexpected]),
        ])
    }

    @Test func anInvoiceIsUnpaidOnceItsLastDayHasPassed() {
        check([
            Case("on its last day", invoices: [Self.invoice()], today: 10, [100, 100, 0]),
            Case("after it", invoices: [Self.invoice()], today: 11, [100, 0, 0], [.unpaidInvoice]),
            Case("paid in part", invoices: [Self.invoice(paid: 30)], [100, 0, 30], [.unpaidInvoice]),
            Case("credited in part", invoices: [Self.invoice(paid: 30, credited: 70)], [30, 0, 30]),
            Case("credited whole", invoices: [Self.invoice(credited: 100)], [0, 0, 0]),
            Case("overpaid", invoices: [Self.invoice(paid: 130)], [100, 0, 130], [.unexpected]),
        ])
    }

    @Test func whatComesTwiceOrForNothingIsNamed() {
        let charges = [Self.charge()]
        let twice = [Self.payment(), Self.payment(on: 9)]
        check([
            Case("two renewals", charges: charges, payments: twice, [100, 0, 200], [.paidTwice]),
            Case("in two parts", charges: charges, payments: [Self.payment(on: 5, 60), Self.payment(on: 9, 40)], [100, 0, 100]),
            Case(
                "a second payment of an invoice", payments: [Self.payment(.paid, .invoiceLink, isSecond: true)], [0, 0, 100], [.paidTwice]),
            Case("a renewal without subscription", payments: [Self.payment()], [0, 0, 100], [.unexpected]),
            Case("long after any charge", charges: [Self.charge(on: -70)], payments: [Self.payment()], [0, 0, 100], [.unexpected]),
            Case(
                "a payment of no kind", charges: charges, payments: [Self.payment(), Self.payment(.paid, nil)], [100, 0, 200], [.unexpected]
            ),
            Case("paid in another month", payments: [Self.payment(.paid, nil, on: 31, paidOn: 33)], [0, 0, 0]),
            Case("given back whole", payments: [Self.payment(.paid, nil, refunded: 100)], [0, 0, 0]),
            Case("an order that was paid by nobody", payments: [Self.payment(.failed, .first)], [0, 0, 0]),
        ])
    }

    @Test func anotherAmountIsNamedUnlessItIsThatOfOtherSeats() {
        check([
            Case("too little", charges: [Self.charge()], payments: [Self.payment(on: 5, 75)], [100, 0, 75], [.otherAmount]),
            Case("too much", charges: [Self.charge()], payments: [Self.payment(on: 5, 125)], [100, 0, 125], [.otherAmount]),
            Case("of three seats", charges: [Self.charge(on: 5, 100, seat: 50)], payments: [Self.payment(on: 5, 150)], [150, 0, 150]),
            Case(
                "of two and a half", charges: [Self.charge(on: 5, 100, seat: 50)], payments: [Self.payment(on: 5, 125)], [100, 0, 125],
                [.otherAmount]),
            Case("with VAT", charges: [Self.charge(on: 5, 100, .dutch)], payments: [Self.payment(on: 5, 121)], [121, 0, 121]),
            Case(
                "without it", charges: [Self.charge(on: 5, 100, .dutch)], payments: [Self.payment(on: 5, 100)], [121, 0, 100],
                [.otherAmount]),
            Case(
                "of three seats with VAT", charges: [Self.charge(on: 5, 100, seat: 33, .dutch)], payments: [Self.payment(on: 5, 120)],
                [120, 0, 120]),
            Case("free", charges: [Self.charge(on: 5, 0)], [0, 0, 0]),
            Case("free and charged", charges: [Self.charge(on: 5, 0)], payments: [Self.payment()], [0, 0, 100], [.otherAmount]),
        ])
    }

    @Test func seatsAreDueAsTheyAreCharged() {
        let charges = [Self.charge()]
        let seats = Self.payment(.failed, .seats, on: 12, 30)
        check([
            Case("paid", charges: charges, payments: [Self.payment(), Self.payment(.paid, .seats, on: 12, 30)], [130, 0, 130]),
            Case("under way", payments: [Self.payment(.underWay, .seats, on: 12, 30)], [30, 30, 0]),
            Case("failed", payments: [seats], [30, 0, 0], [.chargeFailed]),
            Case(
                "tried again", charges: charges, payments: [Self.payment(), seats, Self.payment(.paid, .retry, on: 14, 30)], [130, 0, 130]),
            Case(
                "another retry", charges: charges, payments: [Self.payment(.failed), seats, Self.payment(.paid, .retry, on: 14, 100)],
                [130, 0, 100], [.chargeFailed]),
        ])
    }

    @Test func whereNobodyToldTheDayAPaymentIsDueAsItIsMade() {
        var account = AccountAround(payments: [Self.payment(.failed, .renewal), Self.payment(.paid, .retry, on: 7)])
        account.undated = [UndatedSubscription(firstDay: Self.day(-40), lastDay: nil)]
        let found = Reconciliation(account, in: Self.month, on: Self.day(31))
        #expect(found.figures == ReconciledFigures(expected: Cents(100), came: Cents(100)) && found.gaps == [])
        account.undated = [UndatedSubscription(firstDay: Self.day(-40), lastDay: Self.day(3))]
        #expect(Reconciliation(account, in: Self.month, on: Self.day(31)).gaps == [.unexpected])
    }

    @Test func anAccountCanHaveSeveral() {
        let found = Reconciliation(
            AccountAround(
                charges: [Self.charge(on: 2), Self.charge(on: 20)], invoices: [Self.invoice()],
                payments: [Self.payment(on: 2, refunded: 10), Self.payment(.paid, nil, on: 25)]), in: Self.month, on: Self.day(25))
        #expect(found.gaps == [.renewalNotCharged, .unpaidInvoice, .refunded, .unexpected])
        #expect(found.figures.gapCents == Cents(110), "what came for nothing is taken from what is missing")
        #expect(found.items.map(\.kind) == [.renewal, .invoice, .renewal, .other])
    }
}
