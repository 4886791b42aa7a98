import Contracts
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("What billing tells, as partners earn by it")
struct KickbackServiceTests {
    static let sixty = Cents.euros(3_600)

    @Test func aPaidInvoiceEarnsItsNetUpToTheCapAndACreditNoteTakesItBack() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree(["cap_cents": 50_000])
            try service.tellBilling([try world.event(BillingWorld.paid(1, 1, net: Self.sixty))])
            let paid = try await service.referral(id)
            #expect(paid["accrued_cents"] == 50_000)
            #expect(paid["state"] == "capped")
            #expect(paid["near_cap"] == false, "it has reached it")
            try service.tellBilling([try world.event(BillingWorld.credited(1, BillingWorld.gross(Self.sixty), isWhole: true))])
            let credited = try await service.referral(id)
            #expect(credited["accrued_cents"] == 0)
            #expect(credited["state"] == "active")
        }
    }

    /// The mark, the payment behind it, its refund and the credit note that follows are one story.
    @Test func aPaymentLinkCountsOnceAndGoesBackOnce() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let gross = BillingWorld.gross(.euros(1_000))
            let mark = (invoice: 1, mark: 1)
            try service.tellBilling([
                try world.event(BillingWorld.paid(1, 1, net: .euros(1_000))),
                try world.event(BillingWorld.charge("tr_1", gross, mark: mark)),
            ])
            #expect(try await service.referral(id)["accrued_cents"] == 20_000)
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", gross, refunded: gross, mark: mark))])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
            try service.tellBilling([
                try world.event(BillingWorld.credited(1, gross, isWhole: true)),
                try world.event(BillingWorld.charge("tr_1", gross, refunded: gross, chargedBack: gross, mark: mark)),
                try world.event(BillingWorld.withdrawn(1, 1, amount: gross)),
            ])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
            #expect(try service.events().filter { $0.type == KickbackAccrued.eventType.description }.count == 2)
        }
    }

    @Test func chargesOfASubscriptionEarnTheirAmount() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            var unpaid = BillingWorld.charge("tr_2", .euros(50))
            unpaid.status = "open"
            var test = BillingWorld.charge("tr_3", .euros(50))
            test.testMode = true
            var unknown = BillingWorld.charge("tr_4", .euros(50))
            unknown.kind = nil
            var stranger = BillingWorld.charge("tr_5", .euros(50))
            (stranger.accountID, stranger.organisationID) = (nil, nil)
            let payments = [BillingWorld.charge("tr_1", .euros(50)), unpaid, test, unknown, stranger]
            try service.tellBilling(try payments.map { try world.event($0) })
            #expect(try await service.referral(id)["accrued_cents"] == 1_000)
            // It belongs to the client after all.
            let assigned = PaymentAssigned(of: BillingWorld.account, paymentID: "tr_5", invoiceID: nil, reason: "Told by phone")
            try service.tellBilling([try world.event(assigned)])
            #expect(try await service.referral(id)["accrued_cents"] == 2_000)
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(50), chargedBack: .euros(50)))])
            #expect(try await service.referral(id)["accrued_cents"] == 1_000)
        }
    }

    @Test func aChargeThatIsAssignedToAnInvoiceCountsAsItsMarkAlone() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let gross = BillingWorld.gross(.euros(1_000))
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", gross))])
            #expect(try await service.referral(id)["accrued_cents"] == 24_200)
            let assigned = PaymentAssigned(
                of: BillingWorld.account, paymentID: "tr_1", invoiceID: BillingWorld.invoiceID(1), reason: "It pays this one")
            try service.tellBilling([
                try world.event(assigned), try world.event(BillingWorld.paid(1, 1, net: .euros(1_000))),
                try world.event(BillingWorld.charge("tr_1", gross, mark: (invoice: 1, mark: 1))),
            ])
            #expect(try await service.referral(id)["accrued_cents"] == 20_000)
        }
    }

    @Test func whatWasPaidBeforeItWasAgreedCountsWhereItLiesInItsDays() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let (earlier, long) = (t0.adding(days: -10), t0.adding(days: -40))
            try service.tellBilling([
                try world.event(BillingWorld.charge("tr_1", .euros(100), on: earlier)),
                try world.event(BillingWorld.charge("tr_2", .euros(100), on: long)),
                try world.event(BillingWorld.paid(1, 1, net: .euros(100), on: earlier.date)),
            ])
            let id = try await service.agree(["starts_at": .string(t0.adding(days: -20).description)])
            #expect(try await service.referral(id)["accrued_cents"] == 4_000)
            let amended = try await service.send(
                .patch, "/referrals/\(id)", body: ["starts_at": .string(long.description), "reason": "They brought them earlier"])
            #expect(amended.json["referral"]?["accrued_cents"] == 6_000)
        }
    }

    @Test func anInvoiceThatACreditNoteMadePaidBringsNothingMore() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let (gross, half) = (BillingWorld.gross(.euros(1_000)), BillingWorld.gross(.euros(500)))
            try service.tellBilling([
                try world.event(BillingWorld.part(1, 1, amount: half)), try world.event(BillingWorld.credited(1, gross - half)),
                try world.event(BillingWorld.paid(1, 1, net: .euros(1_000), amount: .zero)),
            ])
            #expect(try await service.referral(id)["accrued_cents"] == 10_000)
        }
    }

    /// A paid period was imported, and its invoice with the payment too: the same money, which then counts as that payment alone.
    @Test(arguments: [true, false]) func aPaidPeriodStandsForThePaymentsOfItsInvoiceUntilTheyAreTold(isFirst: Bool) async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let period = try world.event(BillingWorld.paidPeriod(1, net: .euros(4_500)))
            let payment = try world.event(BillingWorld.paid(1, 1, net: .euros(4_500)))
            let told = isFirst ? [period, payment] : [payment, period]
            for event in told {
                try service.tellBilling([event])
                #expect(try await service.referral(id)["accrued_cents"] == 90_000)
            }
            let withdrawn = try world.event(BillingWorld.withdrawn(1, 1, amount: BillingWorld.gross(.euros(4_500))))
            try service.tellBilling([withdrawn])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
            #expect(try await service.runtime.checks.run().isWell)
            let count = try service.events().count
            try service.tellBilling(told + [withdrawn])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
            #expect(try service.events().count == count)
        }
    }

    @Test func aRefundOfAPaymentIsNotFilledByThePaidPeriodOfItsInvoice() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let gross = BillingWorld.gross(.euros(4_500))
            try service.tellBilling([
                try world.event(BillingWorld.paidPeriod(1, net: .euros(4_500))),
                try world.event(BillingWorld.paid(1, 1, net: .euros(4_500))),
                try world.event(BillingWorld.charge("tr_1", gross, refunded: gross, mark: (invoice: 1, mark: 1))),
            ])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
        }
    }

    /// As after `recover`: what was booked is there, and billing's events are read from their beginning.
    private func forgetBilling(_ service: ServiceHarness) throws {
        for table in ["client_invoices", "client_receipts", "client_charges"] {
            try service.runtime.database.write { _ = try $0.execute("DELETE FROM \(table)") }
        }
    }

    @Test func aPartPaymentCountsOnceItIsKnownOfHowMuch() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let issued = try world.event(BillingWorld.issued(1, net: .euros(1_000)))
            let part = try world.event(BillingWorld.part(1, 1, amount: BillingWorld.gross(.euros(500))))
            try service.tellBilling([part])
            #expect(try await service.referral(id)["accrued_cents"] == 0)
            try service.tellBilling([issued])
            #expect(try await service.referral(id)["accrued_cents"] == 10_000)
            #expect(try await service.runtime.checks.run().isWell)
            let count = try service.events().count
            try forgetBilling(service)
            for event in [part, issued, part, issued] {
                try service.tellBilling([event])
                #expect(try await service.referral(id)["accrued_cents"] == 10_000)
            }
            #expect(try service.events().count == count)
        }
    }

    /// Once an account has moved, its events lie in two partitions, which may be read one before the other.
    static let orders = [[0, 1, 2, 3, 4], [1, 2, 0, 3, 4], [4, 3, 2, 1, 0]]

    @Test(arguments: orders) func readingBillingAnewBooksNothingTwice(order: [Int]) async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            let half = BillingWorld.gross(.euros(500))
            let events = [
                try world.event(BillingWorld.issued(1, net: .euros(1_000))), try world.event(BillingWorld.part(1, 1, amount: half)),
                try world.event(BillingWorld.part(1, 2, amount: half)), try world.event(BillingWorld.credited(1, half)),
                try world.event(BillingWorld.charge("tr_1", half, chargedBack: half, mark: (invoice: 1, mark: 1))),
            ]
            for event in events { try service.tellBilling([event]) }
            // The second payment fills what the first has left.
            #expect(try await service.referral(id)["accrued_cents"] == 10_000)
            let count = try service.events().count
            try forgetBilling(service)
            for index in order {
                try service.tellBilling([events[index]])
                #expect(try await service.referral(id)["accrued_cents"] == 10_000)
            }
            #expect(try service.events().count == count)
            #expect(try await service.runtime.checks.run().isWell)
        }
    }

    @Test func theChecksHoldAndFindARowThatWasSpoiled() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            _ = try await service.agree()
            try service.tellBilling([try world.event(BillingWorld.paid(1, 1, net: Self.sixty))])
            #expect(try await service.runtime.checks.run().isWell)
            try service.runtime.database.write { _ = try $0.execute("UPDATE referrals SET accrued_cents = 1") }
            try service.runtime.database.write { _ = try $0.execute("UPDATE client_receipts SET amount_cents = 100") }
            let report = try await service.runtime.checks.run()
            #expect(report.checks.map(\.differenceCount) == [1, 1])
        }
    }
}
