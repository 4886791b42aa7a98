import Contracts
import EventSourcing
import InvoiceSamples
import Invoicing
import TestKit
import Testing
@testable import BillingService

@Suite("A line for a completed training session")
struct SessionInvoiceTests {
    @Test func itStandsBehindWhatElseIsBilled() throws {
        let story = try AccountStory.managed(.invoice(1, SessionStory.order(.seats(nil))))
        let invoice = try story.invoice()
        #expect(invoice.purpose == .period && invoice.seats == 3 && invoice.tier == .guardian)
        #expect(invoice.document.lines.map(\.netCents) == [Cents(540_000), Cents(79_500)])
        #expect(invoice.document.lines.map(\.trainingSessionID) == [nil, SessionStory.id])
        #expect(invoice.document.netCents == Cents(619_500) && invoice.document.vatCents == Cents(130_095))
        let periods = story.state.invoicedPeriods.map(\.firstDay)
        #expect(periods == [t0.date])
    }

    @Test func byItselfItBillsNoPeriodAndMakesNobodyPaying() throws {
        var story = try AccountStory.managed(.invoice(1, SessionStory.order()))
        let invoice = try story.invoice()
        #expect(invoice.purpose == .oneOff && invoice.tier == nil && invoice.document.lines.count == 1)
        #expect(invoice.document.periodStart == t0.date && invoice.document.periodEnd == t0.date)
        try story.when(.payment())
        #expect(story.state.revenueClass(at: t0) == .managed && story.state.invoicedPeriods == [])
    }

    @Test(
        arguments: [
            (InvoiceLanguage.dutch, "Training Prompting, gehouden op 13\u{A0}november\u{A0}2026, 7 deelnemers"),
            (.english, "Training Prompting, held on 13\u{A0}November\u{A0}2026, 7 participants"),
        ] as [(InvoiceLanguage, String)])
    func itSaysWhatWasHeldInTheLanguageOfTheInvoice(language: InvoiceLanguage, words: String) throws {
        var order = SessionStory.order()
        order.language = language
        let story = try AccountStory.managed(.invoice(1, order))
        #expect(try story.invoice().document.lines.map(\.description) == [words])
    }

    @Test func aTitleOfSeveralLinesOrNoneIsOneLine() {
        #expect(SessionStory.held(title: "Two\n\tlines", participants: 1).words.english.hasPrefix("Training Two lines, held on "))
        #expect(
            SessionStory.held(title: nil, participants: 1).words.dutch == "Training, gehouden op 13\u{A0}november\u{A0}2026, 1 deelnemer")
    }

    @Test func itHasTheVATOfTheOtherLinesAndNoDiscount() throws {
        var story = try AccountStory(after: .managed(.guardian, at: t0.adding(days: -30)), .discount(.scholarship, 50))
        let facts = InvoiceWorld.facts(InvoiceWorld.details(SampleParty.belgianBusiness))
        try story.when(.invoice(1, SessionStory.order(.seats(nil)), facts))
        let document = try story.invoice().document
        #expect(document.vat.category == "AE" && document.vatCents == .zero)
        #expect(document.lines.map(\.discountPercent.value) == [50, 0])
        #expect(document.netCents == Cents(270_000 + 79_500))
    }

    /// It is no part of what the next period asks.
    @Test func theNextAmountIsThatOfTheTierAlone() throws {
        let story = try AccountStory.managed(.invoice(1, SessionStory.order(.seats(nil))))
        let seats = InvoiceWorld.facts().seatedIn
        #expect(story.state.nextAmount(seatedIn: seats, prices: .standard, referrals: .none) == Cents(540_000))
    }

    @Test func itIsInvoicedOnceUntilItIsCredited() throws {
        var story = try AccountStory.managed(.invoice(1, SessionStory.order(.seats(nil))))
        let again = try #require(try story.rejection(of: .invoice(2, SessionStory.order())))
        #expect(again.code == "session-invoiced" && again.field == "training_session_id")
        #expect(again.detail.contains("2026-000001"))
        #expect(story.state.invoicedSessions == [SessionStory.id])
        try story.when(.credit(1, lines: ["1"]))
        #expect(try story.rejection(of: .invoice(2, SessionStory.order()))?.code == "session-invoiced")
        let note = try #require(try story.when(.credit(1, lines: ["2"], note: 2)).first as? CreditNoteIssued)
        #expect(note.document.lines.map(\.trainingSessionID) == [SessionStory.id])
        #expect(story.state.invoicedSessions == [])
        try story.when(.invoice(2, SessionStory.order()))
        #expect(try story.rejection(of: .invoice(3, SessionStory.order()))?.detail.contains("2026-000002") == true)
        try story.when(.credit(2, note: 3))
        #expect(try story.rejection(of: .invoice(3, SessionStory.order())) == nil)
    }

    /// Every way in which a session can't be invoiced.
    @Test(arguments: Refusal.all)
    func whatCannotBeInvoicedIsRefused(refusal: Refusal) throws {
        let story = try AccountStory.managed()
        let refused = try #require(try story.rejection(of: .invoice(1, SessionStory.order(.seats(nil), refusal.session))))
        #expect(refused.code == refusal.code && refused.field == "training_session_id", "\(refused.detail)")
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let code: String
        let session: BillableSession

        static let all: [Refusal] = [
            Refusal(
                testDescription: "another organisation's", code: "invalid-field", session: SessionStory.held(of: Known.otherOrganisation)),
            Refusal(testDescription: "not held yet", code: "session-not-completed", session: SessionStory.held(on: nil)),
            Refusal(testDescription: "for nothing", code: "session-free", session: SessionStory.held(price: .zero)),
            Refusal(testDescription: "for less than nothing", code: "session-free", session: SessionStory.held(price: Cents(-1))),
        ]
    }

    /// Two accounts of one organisation can't invoice the same session.
    @Test func theAccountOfAWorkspaceInvoicesNone() throws {
        let identity = AccountIdentity(of: Known.workspace, in: Known.organisation)
        let story = try AccountStory(identity, after: .managed(.guardian, at: t0.adding(days: -30)))
        #expect(try story.rejection(of: .invoice(1, SessionStory.order()))?.field == "training_session_id")
    }

    @Test func anAccountThatIsNotManagedIsToldSo() throws {
        let story = try AccountStory()
        #expect(try story.rejection(of: .invoice(1, SessionStory.order()))?.code == "not-managed")
    }

    @Test func byItselfItIsForNoPeriod() throws {
        let story = try AccountStory.managed()
        var order = SessionStory.order()
        order.lastDay = t0.date.adding(days: 30)
        #expect(try story.rejection(of: .invoice(1, order))?.field == "period_start")
        #expect(try story.rejection(of: .invoice(1, InvoiceOrder(content: .lines([]))))?.field == "lines")
    }

    /// However invoices and credit notes follow one another, no session stands on two.
    @Test(arguments: 0..<40)
    func noOrderOfCommandsInvoicesASessionTwice(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var story = try AccountStory.managed()
        var issued: UInt64 = 0
        for step in 0..<40 {
            let session = TrainingSessionID(high: 0x7777_2222_3333_4444, low: 0x8000_0000_0000_0000 | UInt64(step % 3))
            let isOrder = Bool.random(using: &random)
            let content: InvoiceOrder.Content = Bool.random(using: &random) ? .seats(nil) : .lines([])
            let line = Bool.random(using: &random) ? nil : ["\(Int.random(in: 1...2, using: &random))"]
            let asked: Asked =
                isOrder
                ? try .invoice(issued + 1, SessionStory.order(content, SessionStory.held(session)))
                : try .credit(UInt64.random(in: 0...issued, using: &random), lines: line, note: UInt64(step))
            do {
                try story.when(asked)
                issued += isOrder ? 1 : 0
            } catch is Rejection {
                // A rule refused it, and nothing happened.
            }
            let standing = story.state.standingInvoices.flatMap(\.openLines).compactMap(\.trainingSessionID)
            #expect(Set(standing).count == standing.count, "after \(step)")
        }
        #expect(issued >= 3)
    }
}
