import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

@Suite("Paying invoices")
struct InvoicePaymentTests {
    @Test func theWholeAmountMakesTheAccountPayingInThePeriod() throws {
        var story = try AccountStory.managed(.invoice())
        let events = try story.when(.payment())
        let paid = try #require(events.first as? InvoicePaid)
        #expect(events.count == 1)
        #expect(paid.amountCents == Cents(653_400) && paid.paidCents == Cents(653_400) && paid.source == "bank_transfer")
        #expect(try story.invoice().figures.status == .paid)
        #expect(story.state.revenueClass(at: t0) == .paying)
        #expect(story.state.revenueClass(at: t0.adding(days: 365)) == .managed)
        #expect(try story.rejection(of: .payment(mark: 2))?.code == "invoice-paid")
    }

    @Test func partsLeaveTheRestOpenUntilItIsPaid() throws {
        var story = try AccountStory.managed(.invoice())
        let part = try #require(try story.when(.payment(of: 1, Cents(600_000))).first as? InvoicePartPaid)
        #expect(part.openCents == Cents(53_400))
        #expect(try story.invoice().figures.status == .partlyPaid)
        #expect(story.state.revenueClass(at: t0) == .managed)
        let rest = try #require(try story.when(.payment(mark: 2)).first as? InvoicePaid)
        #expect(rest.amountCents == Cents(53_400) && rest.paidCents == Cents(653_400))
    }

    @Test func moreThanIsAskedIsSaid() throws {
        let story = try AccountStory.managed(.invoice(), .payment(of: 1, Cents(700_000)))
        #expect(try story.invoice().figures.overpaid == Cents(46_600))
        #expect(try story.invoice().figures.open == .zero)
    }

    @Test func moneyOfTomorrowAndNoMoneyAreRefused() throws {
        let story = try AccountStory.managed(.invoice())
        #expect(try story.rejection(of: .payment(receivedOn: t0.date.adding(days: 1)))?.field == "received_on")
        #expect(try story.rejection(of: .payment(of: 1, .zero))?.field == "amount_cents")
        #expect(try story.rejection(of: .payment(of: 2))?.kind == .notFound)
        #expect(try story.rejection(of: .payment(of: 1, Cents.range.upperBound + Cents(1)))?.field == "amount_cents")
    }

    @Test func aMistakenMarkIsWithdrawnAndTheAccountNeverWasPaying() throws {
        var story = try AccountStory.managed(.invoice(), .payment())
        let withdrawn = try #require(try story.when(.withdrawal()).first as? InvoicePaymentWithdrawn)
        #expect(withdrawn.wasPaid && withdrawn.openCents == Cents(653_400) && withdrawn.askedBy == nil)
        #expect(story.state.revenueClass(at: t0) == .managed)
        #expect(try story.rejection(of: .withdrawal())?.code == "nothing-to-withdraw")
        try story.when(.payment(mark: 2))
        #expect(story.state.revenueClass(at: t0) == .paying)
    }

    @Test func ofSeveralPaymentsOneIsNamed() throws {
        var story = try AccountStory.managed(.invoice(), .payment(of: 1, Cents(100_000)), .payment(of: 1, Cents(200_000), mark: 2))
        #expect(try story.rejection(of: .withdrawal())?.field == "mark_id")
        let withdrawn = try #require(try story.when(.withdrawal(mark: 2)).first as? InvoicePaymentWithdrawn)
        #expect(withdrawn.paidCents == Cents(100_000) && !withdrawn.wasPaid)
    }

    @Test func aLargeAmountNeedsASecondPerson() throws {
        let limit = Cents(100_000)
        var story = try AccountStory.managed(.invoice(), .payment())
        let asked = try #require(try story.when(.withdrawal(above: limit)).first as? InvoiceWithdrawalAsked)
        #expect(asked.askedBy == "eva@dembrane.com")
        #expect(story.state.revenueClass(at: t0) == .paying)
        #expect(try story.when(.withdrawal(above: limit)).isEmpty)
        let done = try #require(try story.when(.withdrawal(by: "robin@dembrane.com", above: limit)).first as? InvoicePaymentWithdrawn)
        #expect(done.askedBy == "eva@dembrane.com")
        #expect(try story.invoice().askedWithdrawal == nil)
    }

    @Test func theLimitItselfNeedsOnePerson() throws {
        var story = try AccountStory.managed(.invoice(), .payment())
        #expect(try story.when(.withdrawal(above: Cents(653_400))).first is InvoicePaymentWithdrawn)
    }

    @Test func anInvoiceIsOverdueTheDayAfterItsLastDay() throws {
        var story = try AccountStory.managed(.invoice())
        let due = try #require(try story.invoice().document.dueOn)
        #expect(try story.when(.overdue(at: due.adding(days: 1).start.adding(milliseconds: -1))).isEmpty)
        let late = try #require(try story.when(.overdue(at: due.adding(days: 1).start)).first as? InvoiceOverdue)
        #expect(late.openCents == Cents(653_400))
        #expect(try story.invoice().figures.status == .overdue)
        #expect(try story.when(.overdue(at: due.adding(days: 2).start)).isEmpty)
        try story.when(.payment(of: 1, Cents(1), at: due.adding(days: 3).start))
        #expect(try story.invoice().figures.status == .overdue)
        try story.when(.payment(mark: 2, at: due.adding(days: 3).start))
        #expect(try story.invoice().figures.status == .paid)
    }

    @Test func aPaidInvoiceIsNeverOverdueButOneWhosePaymentIsWithdrawnIs() throws {
        var story = try AccountStory.managed(.invoice(), .payment())
        let later = t0.adding(days: 60)
        #expect(try story.when(.overdue(at: later)).isEmpty)
        try story.when(.withdrawal(at: later))
        #expect(try story.when(.overdue(at: later)).first is InvoiceOverdue)
    }
}
