import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

@Suite("Payment links")
struct PaymentLinkTests {
    private static let mollieID: ShortText = "pl_1"

    private static func linkID(_ number: UInt64) -> PaymentLinkID {
        PaymentLinkID(high: 0x7777_2222_3333_4444, low: 0x8000_0000_0000_0000 | number)
    }

    private static func wish(_ number: UInt64 = 1, for invoice: UInt64? = nil) -> Asked {
        Asked(MakePaymentLink(paymentLinkID: linkID(number), invoiceID: invoice.map(InvoiceWorld.invoiceID), description: nil))
    }

    private static func made(_ number: UInt64 = 1) -> Asked {
        let outcome = RecordPaymentLink.Outcome.made(mollieID: mollieID, url: "https://pay.example/1", expiresAt: t0.adding(days: 90))
        return Asked(RecordPaymentLink(paymentLinkID: linkID(number), outcome: outcome))
    }

    private static func cancelled(_ number: UInt64 = 1, _ cause: PaymentLinkEnd = .staff) -> Asked {
        Asked(CancelPaymentLink(paymentLinkID: linkID(number), cause: cause))
    }

    @Test func itAsksWhatIsOpenOfTheOldestInvoice() throws {
        var story = try AccountStory.managed(.invoice(1), .payment(of: 1), .invoice(2), .payment(of: 2, Cents(400), mark: 2), .invoice(3))
        let asked = try #require(try story.when(Self.wish()).first as? PaymentLinkAsked)
        #expect(asked.invoiceID == InvoiceWorld.invoiceID(2) && asked.amountCents == Cents(653_000))
        #expect(asked.description == "Factuur 2026-000002" && asked.expiresAt == t0.adding(days: 90))
        let other = try #require(try story.when(Self.wish(2, for: 3)).first as? PaymentLinkAsked)
        #expect(other.invoiceID == InvoiceWorld.invoiceID(3))
    }

    @Test func whatHasNothingOpenGetsNoLink() throws {
        let story = try AccountStory.managed(.invoice(1), .payment(of: 1), .invoice(2), .credit(2))
        #expect(try story.rejection(of: Self.wish())?.code == "nothing-to-pay")
        #expect(try story.rejection(of: Self.wish(1, for: 1))?.code == "invoice-paid")
        #expect(try story.rejection(of: Self.wish(1, for: 2))?.code == "invoice-credited")
        #expect(try story.rejection(of: Self.wish(1, for: 9))?.kind == .notFound)
    }

    @Test func oneThatAsksTheSameIsUsedAgain() throws {
        var story = try AccountStory.managed(.invoice(), Self.wish())
        #expect(try story.when(Self.wish(2)).isEmpty)
        try story.when(Self.made())
        #expect(try story.when(Self.wish(2)).isEmpty)
        try story.when(Self.cancelled())
        #expect(try story.when(Self.wish(2)).count == 1)
    }

    @Test(arguments: [PaymentLinkEnd.paid, .credited, .amountChanged])
    func itIsClosedAsSoonAsItsInvoiceAsksSomethingElse(cause: PaymentLinkEnd) throws {
        var story = try AccountStory.managed(.invoice(), Self.wish(), Self.made())
        let change: Asked =
            switch cause {
            case .credited: try .credit()
            case .amountChanged: .payment(of: 1, Cents(1))
            case .paid, .staff, .expired, .handedOff, .unknown: .payment()
            }
        let cancelled = try #require(try story.when(change).last as? PaymentLinkCancelled)
        #expect(cancelled.cause == cause && cancelled.mollieID == Self.mollieID)
        #expect(try story.when(Self.cancelled()).isEmpty)
    }

    @Test func aWithdrawnPaymentClosesALinkForTheRest() throws {
        var story = try AccountStory.managed(.invoice(), .payment(of: 1, Cents(400)), Self.wish(), Self.made())
        let events = try story.when(.withdrawal())
        let cause = (events.last as? PaymentLinkCancelled)?.cause
        #expect(cause == .amountChanged)
    }

    /// Whatever moves it. A link of the new owner stays, also where the same comes again.
    @Test func itIsClosedWhenTheAccountGoesToAnotherOrganisation() throws {
        let identity = AccountIdentity(of: Known.workspace, in: Known.organisation)
        var story = try AccountStory(identity, after: .managed(.guardian, at: t0.adding(days: -30)), .invoice(), Self.wish(), Self.made())
        let events = try story.when(.move(to: Known.otherOrganisation, at: t0))
        let cancelled = try #require(events.last as? PaymentLinkCancelled)
        #expect(events.count == 2 && cancelled.cause == .handedOff && cancelled.organisationID == Known.organisation)
        try story.when(Self.wish(2))
        #expect(try story.when(.move(to: Known.otherOrganisation, at: t0)).isEmpty)
        #expect(story.state.paymentLinks[Self.linkID(2)]?.isUsable == true)
    }

    @Test func oneTakenBackWhileItIsMadeStaysSoAndIsKnown() throws {
        var story = try AccountStory.managed(.invoice(), Self.wish())
        let cancelled = try #require(try story.when(Self.cancelled()).first as? PaymentLinkCancelled)
        #expect(cancelled.mollieID == nil)
        let issued = try story.when(Self.made())
        #expect(issued.count == 1)
        #expect(story.state.paymentLinks[Self.linkID(1)]?.isUsable == false)
        #expect(story.state.paymentLinks[Self.linkID(1)]?.mollieID == Self.mollieID)
        #expect(try story.when(Self.made()).isEmpty)
    }

    @Test func aRefusalLetsAnotherBeMade() throws {
        let refusal = RecordPaymentLink(paymentLinkID: Self.linkID(1), outcome: .refused(DisplayText("too much")))
        var story = try AccountStory.managed(.invoice(), Self.wish(), Asked(refusal))
        #expect(story.state.paymentLinks[Self.linkID(1)]?.phase == .refused)
        #expect(try story.when(Asked(refusal)).isEmpty)
        #expect(try story.when(Self.wish(2)).first is PaymentLinkAsked)
        #expect(try story.rejection(of: Self.cancelled(7))?.kind == .notFound)
    }
}
