import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

/// Whatever the provider tells in whatever order and however often, and whatever people do meanwhile, money is counted once.
@Suite("Payments in any order")
struct PaymentInvariantTests {
    private static let identity = AccountIdentity(of: Known.organisation)
    private static let statuses = ["open", "pending", "authorized", "expired", "failed", "canceled", "paid", "a-new-word"]

    /// An account, and the payments of its links.
    private struct World {
        var account: AccountStory
        var payments: [String: PaymentState] = [:]
        /// What people have marked and not withdrawn.
        var marks: Set<PaymentMarkID> = []
        var random: SeededGenerator
        var serial: UInt64 = 0

        mutating func mark() -> PaymentMarkID {
            serial += 1
            return InvoiceWorld.markID(serial)
        }

        /// As the service takes a report in.
        mutating func report(_ payment: PaymentRecorded, at now: Instant) throws {
            let id = payment.paymentID.text
            var state = payments[id] ?? PaymentState()
            let before = state.recorded
            var next = payment.merged(over: before)
            if let receipt = next.receipt(mark(), on: now.date) {
                try account.when(Asked(receipt, at: now))
                next = next.judged(by: account.state)
            }
            for event in RecordPayment(payment: next).decide(state, at: now) { event.evolve(&state) }
            payments[id] = state
            if let before, let after = state.recorded { PaymentInvariantTests.checkNothingIsUndone(before, after) }
        }

        mutating func ask(_ asked: Asked) throws -> [AccountEvent] {
            do { return try account.when(asked) } catch is Rejection { return [] }
        }
    }

    @Test(arguments: 0..<80)
    func moneyIsCountedOnce(seed: UInt64) throws {
        var world = World(account: try AccountStory.managed(.invoice(1), .invoice(2)), random: SeededGenerator(seed: seed))
        for step in 0..<80 {
            try Self.act(&world, at: t0.adding(hours: step))
            Self.check(world)
        }
    }

    private static func act(_ world: inout World, at now: Instant) throws {
        let invoice = UInt64.random(in: 1...2, using: &world.random)
        switch Int.random(in: 0..<10, using: &world.random) {
        case 0:
            let amount: Cents? = Bool.random(using: &world.random) ? nil : Cents(.random(in: 1...700_000, using: &world.random))
            let mark = world.mark()
            let command = RecordInvoicePayment(
                invoiceID: InvoiceWorld.invoiceID(invoice), markID: mark, source: "bank_transfer", reference: "tr_1", receivedOn: now.date,
                amount: amount)
            if try !world.ask(Asked(command, at: now)).isEmpty { world.marks.insert(mark) }
        case 1:
            let payments = world.account.state.invoices[InvoiceWorld.invoiceID(invoice)]?.payments ?? []
            guard let chosen = payments.randomElement(using: &world.random)?.markID else { return }
            let command = WithdrawInvoicePayment(
                invoiceID: InvoiceWorld.invoiceID(invoice), markID: chosen, reason: try Reason("Mistaken"), person: "eva@dembrane.com",
                twoPersonAbove: nil)
            if try !world.ask(Asked(command, at: now)).isEmpty { world.marks.remove(chosen) }
        case 2 where Int.random(in: 0..<5, using: &world.random) == 0:
            _ = try world.ask(.credit(invoice, note: invoice, at: now))
        case _:
            try world.report(reported(&world.random, at: now), at: now)
        }
    }

    private static func reported(_ random: inout SeededGenerator, at now: Instant) throws -> PaymentRecorded {
        let number = Int.random(in: 1...6, using: &random)
        let amount = Cents(number == 6 ? 100_000 : 653_400)
        let status = statuses.randomElement(using: &random) ?? "paid"
        var payment = PaymentRecorded(
            paymentID: ShortText(stringLiteral: "tr_\(number)"), status: try #require(ShortText(status)), amountCents: amount,
            sequenceType: "oneoff", description: DisplayText("Invoice"), createdAt: t0, testMode: true)
        payment.refundedCents = Cents(.random(in: 0...100, using: &random))
        payment.chargedBackCents = Cents(.random(in: 0...100, using: &random))
        payment.paidAt = status == "paid" ? now.adding(days: .random(in: -1...1, using: &random)) : nil
        // A payment whose link isn't known yet names nobody.
        guard Bool.random(using: &random) else { return payment }
        payment.accountID = identity.accountID
        payment.organisationID = identity.organisationID
        payment.invoiceID = InvoiceWorld.invoiceID(number % 2 == 0 ? 2 : 1)
        return payment
    }

    private static func checkNothingIsUndone(_ before: PaymentRecorded, _ after: PaymentRecorded) {
        #expect(!before.isPaid || after.isPaid)
        #expect(after.refundedCents >= before.refundedCents && after.chargedBackCents >= before.chargedBackCents)
        #expect(before.markID == nil || after.markID == before.markID)
        #expect(!before.paidTwice || after.paidTwice)
        #expect(before.accountID == nil || after.accountID == before.accountID)
    }

    private static func check(_ world: World) {
        let recorded = world.payments.values.compactMap(\.recorded)
        let ownMarks = recorded.compactMap(\.markID)
        #expect(Set(ownMarks).count == ownMarks.count)
        let standing = world.account.state.invoices.values.flatMap(\.payments)
        let references = standing.filter { $0.source == ReceivePayment.source }.compactMap(\.reference)
        #expect(Set(references).count == references.count)
        let standingIDs = Set(standing.map(\.markID))
        #expect(standingIDs.isSuperset(of: world.marks))
        // Every mark is a person's, or that of exactly one payment.
        #expect(standingIDs.subtracting(world.marks).isSubset(of: ownMarks))
        let judged = recorded.filter { $0.isPaid && $0.accountID != nil }
        #expect(judged.allSatisfy { ($0.markID != nil) != $0.paidTwice })
        let paid = standing.reduce(Cents.zero) { $0 + $1.amount }
        let figures = world.account.state.invoices.values.reduce(Cents.zero) { $0 + $1.figures.paid }
        #expect(paid == figures)
    }
}
