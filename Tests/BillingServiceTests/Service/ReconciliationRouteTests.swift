import Contracts
import EventKit
import HTTP
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

/// What was due beside what arrived, with the service's database and a Mollie that tells of payments.
@Suite("The reconciliation of a month")
struct ReconciliationRouteTests {
    private static let other = AccountID(of: Known.otherOrganisation)
    private static let seat = PriceList.standard.seatPrice(.changemaker, .monthly).amount
    /// The day of the charge in the current month.
    private static let chargedOn = t0.date.month.day(20)

    /// Another organisation that pays by a subscription each 20th, for three seats since this month's charge.
    private static func subscription(_ said: LocalDate = chargedOn, seats: SeatCount? = 3) throws -> CloudEvent {
        let payload = SubscriptionChanged(
            organisationID: Known.otherOrganisation, tier: .changemaker, billingPeriod: .monthly, status: .active,
            mollieCustomerID: "cst_9", mollieSubscriptionID: "sub_9", nextPaymentOn: said.month.next.day(20), provisionedSeats: seats)
        return try .fact(payload, at: said.start.adding(hours: 2))
    }

    private static var subscriber: [CloudEvent] {
        get throws {
            [try Facts.organisation(Known.otherOrganisation), try subscription(chargedOn.month.previous.day(20)), try subscription()]
        }
    }

    /// A payment of the subscription, made on a day of its own.
    private static func renewal(_ cents: Int64, on day: LocalDate, _ more: [String: JSONValue] = [:]) -> JSONValue {
        let value = "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)"
        let members: [String: JSONValue] = [
            "status": "paid", "sequenceType": "recurring", "customerId": "cst_9", "subscriptionId": "sub_9",
            "createdAt": .string("\(day.start)"), "paidAt": .string("\(day.start.adding(hours: 1))"),
            "amount": ["currency": "EUR", "value": .string(value)],
        ]
        return .object(members.merging(more) { _, given in given })
    }

    @Test func aChargeIsExpectedAndMissedAndComes() async throws {
        try await withMollie { service, world in
            try service.apply(Self.subscriber)
            let missed = try await service.row(of: Self.other)
            #expect(missed["expected_cents"] == .integer(Self.seat * 3) && missed["gap_cents"] == .integer(Self.seat * 3))
            #expect(missed["gaps"] == ["renewal_not_charged"] && missed["label"] == "Acme")
            let id = try await service.tell(world, Self.renewal(Self.seat * 3, on: Self.chargedOn))
            let paid = try await service.row(of: Self.other)
            #expect(paid["gap_cents"] == 0 && paid["gaps"] == [])
            #expect(paid["items"]?.list.first?["payment_ids"] == [.string(id)])
            try await world.control(.post, "/payments/\(id)/refund")
            #expect(try await service.webhook(id).status == 200)
            try await service.runEffects()
            let refunded = try await service.row(of: Self.other)
            #expect(refunded["gaps"] == ["refunded"] && refunded["arrived_cents"] == 0)
            // The month before is known by the same facts, the one before that by none.
            let before = Self.chargedOn.month.previous
            #expect(try await service.row(of: Self.other, "?month=\(before)")["gaps"] == ["renewal_not_charged"])
            #expect(try await service.reconciliation("?month=\(before.previous)")["rows"] == [])
        }
    }

    @Test func seatsAndDiscountsOfTodayChangeWhatIsDueNext() async throws {
        try await withMollie { service, _ in
            try service.apply(Self.subscriber + [Facts.workspace(.random(), in: Known.otherOrganisation)])
            service.time.set(Self.chargedOn.month.next.day(3).start)
            func due() async throws -> JSONValue? { try await service.row(of: Self.other)["not_due_cents"] }
            #expect(try await due() == .integer(Self.seat), "nobody has a seat, and one is billed at least")
            // The people of a workspace that comes are seated at this account from then on.
            try service.apply(try [Facts.seat(1), Facts.seat(2), Facts.workspace(in: Known.otherOrganisation, at: t0)])
            #expect(try await due() == .integer(Self.seat * 2))
            let discount: JSONValue = ["kind": "scholarship", "percent": 50, "reason": "Education"]
            try await service.command(.put, "/accounts/\(Self.other)/discount", discount)
            #expect(try await due() == .integer(Self.seat))
            try await service.command(
                .put, "/accounts/\(Self.other)/discount", ["kind": "scholarship", "percent": 100, "reason": "Education"])
            #expect(try await service.reconciliation()["rows"] == [], "what costs nothing is not due")
            try await service.command(.delete, "/accounts/\(Self.other)/discount", [:])
            #expect(try await due() == .integer(Self.seat * 2))
            #expect(try await service.row(of: Self.other, "?month=\(Self.chargedOn.month)")["expected_cents"] == .integer(Self.seat * 3))
        }
    }

    @Test func anInvoiceCountsInItsMonthAndOnceHoweverItWasPaid() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let total = try #require(try await service.get("/invoices/\(invoice)").json["invoice"]?["total_cents"])
            let payment = try await world.pay(try await service.payLink())
            try await service.hear(world)
            #expect(try await service.reconciliation()["rows"] == [], "it is due next month, and so it is paid then")
            service.time.set(t0.date.month.next.day(2).start)
            let row = try await service.row(of: account)
            #expect(row["expected_cents"] == total && row["arrived_cents"] == total && row["not_due_cents"] == 0)
            #expect(row["items"]?.list.count == 1 && row["items"]?.list.first?["payment_ids"] == [.string(payment)])
            // A mark that is withdrawn leaves money that stands on nothing, in the month in which it came.
            let marks = try await service.get("/invoices/\(invoice)").json["invoice"]?["payments"]?.list
            let mark = try #require(marks?.first?["mark_id"])
            let withdrawn = try await service.post("/invoices/\(invoice)/unpaid", ["mark_id": mark, "reason": "Somebody else's"])
            #expect(withdrawn.status == 200, "\(withdrawn.text)")
            #expect(try await service.row(of: account)["not_due_cents"] == total)
            let came = try await service.row(of: account, "?month=\(t0.date.month)")
            #expect(came["gaps"] == ["unexpected"] && came["arrived_cents"] == total)
        }
    }

    @Test func aSecondPaymentAndOneOfNobodyAreTold() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            try await service.paid(invoice)
            try await world.pay(link)
            try await service.hear(world)
            try await service.tell(world, ["status": "paid"])
            let answer = try await service.reconciliation()
            #expect(answer["rows"]?.list.first?["gaps"] == ["paid_twice"])
            let totals = answer["totals"]
            #expect(totals?["gaps"] == ["paid_twice": 1] && totals?["unassigned"] == ["payments": 1, "arrived_cents": 1_000])
            let missing = totals?["gap_cents"]?.amount ?? 0
            let arrived = totals?["arrived_cents"]?.amount ?? 0
            #expect(missing == -arrived && arrived > 0 && totals?["incomplete"] == false)
            #expect(answer["mollie"] == ["enabled": true, "test_mode": true])
        }
    }

    @Test func itIsFilteredPagedAndExported() async throws {
        try await withMollie { service, world in
            try service.apply(Self.subscriber)
            try await service.tell(world, Self.renewal(Self.seat * 3, on: Self.chargedOn))
            try await service.tell(world, ["status": "paid", "metadata": ["kind": "retry"], "customerId": "cst_1"])
            try service.apply([Facts.subscription()])
            try await service.tell(
                world, ["status": "paid", "sequenceType": "recurring", "subscriptionId": "sub_1", "metadata": ["kind": "seats"]])
            let all = try await service.reconciliation()
            let accounts = all["rows"]?.list.compactMap { $0["account_id"]?.text } ?? []
            let inOrder = ["\(Self.other)", "\(account)"].sorted()
            #expect(accounts == inOrder)
            #expect(all["totals"]?["by_kind"]?["seats"]?["arrived_cents"] == 1_000)
            func count(_ query: String) async throws -> Int? {
                try await service.reconciliation(query)["totals"]?["accounts"]?.amount.map { Int($0) }
            }
            #expect(try await count("?with_gaps=true") == 0)
            #expect(try await count("?with_gaps=false") == 2)
            #expect(try await count("?gap=unexpected&gap=refunded") == 0)
            #expect(try await count("?account=\(account)") == 1)
            #expect(try await count("?search=ACME") == 2)
            #expect(try await count("?search=acme%20nobody") == 0)
            let first = try await service.reconciliation("?limit=1")
            let cursor = try #require(first["next_cursor"]?.text)
            let second = try await service.reconciliation("?limit=1&cursor=\(cursor)")
            let pages = [first, second].flatMap { $0["rows"]?.list ?? [] }
            #expect(.array(pages) == all["rows"] && second["next_cursor"] == .null)
            #expect(try await service.get("/reconciliation?cursor=\(cursor)&with_gaps=false").status == 400)
            let months = t0.date.month.adding(months: -25)
            for wrong in ["?month=\(t0.date.month.next)", "?month=\(months)", "?gap=lost", "?month=nonsense"] {
                #expect(try await service.get("/reconciliation\(wrong)").status == 422)
            }
            let csv = try await service.get("/reconciliation.csv?month=\(t0.date.month)")
            #expect(csv.text.split(separator: "\r\n").count == 3 && csv.text.hasPrefix("month,account_id,label,expected_cents"))
            #expect(csv.headers["Content-Disposition"]?.contains("reconciliation-\(t0.date.month).csv") == true)
        }
    }

    @Test func chargesWithVATAreComparedWithVAT() async throws {
        let world = try MollieWorld()
        var configuration = BillingConfiguration.selling
        configuration.chargesIncludeVAT = true
        let facts = try Self.subscriber
        try await ServiceHarness.running(.billing(configuration, mollie: try world.connection()), now: t0, given: facts) { service in
            let gross = Self.seat * 3 * 121 / 100
            #expect(try await service.row(of: Self.other)["expected_cents"] == .integer(gross))
            try await service.tell(world, Self.renewal(gross, on: Self.chargedOn))
            #expect(try await service.row(of: Self.other)["gaps"] == [])
        }
    }
}

extension ServiceHarness {
    fileprivate func reconciliation(_ query: String = "") async throws -> JSONValue {
        let answer = try await get("/reconciliation\(query)")
        try #require(answer.status == 200, "\(answer.text)")
        return answer.json
    }

    fileprivate func row(of account: AccountID, _ query: String = "") async throws -> JSONValue {
        let rows = try await reconciliation(query)["rows"]?.list
        return try #require(rows?.first { $0["account_id"] == .string("\(account)") }, "\(rows ?? [])")
    }

    /// Mollie has a payment, of which the service hears.
    @discardableResult
    func tell(_ world: MollieWorld, _ payment: JSONValue) async throws -> String {
        let id = try #require(try await world.control(.post, "/payments", payment)["id"]?.text)
        try #require(try await webhook(id).status == 200)
        try await runEffects()
        return id
    }
}

extension JSONValue {
    fileprivate var amount: Int64? { if case .integer(let amount) = self { amount } else { nil } }
}
