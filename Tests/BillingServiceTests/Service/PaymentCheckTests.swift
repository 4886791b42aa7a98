import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The checks of payments find")
struct PaymentCheckTests {
    private static func found(_ service: ServiceHarness) async throws -> [String] {
        let report = try await service.runtime.checks.run()
        #expect(report.checks.allSatisfy { $0.unfinished == nil })
        return report.checks.filter { !$0.differences.isEmpty }.map(\.name)
    }

    /// A paid link, one paid again, one taken back, one open, a mark that was withdrawn, a payment of nobody, and one that was assigned.
    private static func tell(_ service: ServiceHarness, _ world: MollieWorld) async throws {
        let first = try await service.issue()
        let link = try await service.payLink()
        try await world.pay(link)
        try await service.hear(world)
        try await world.pay(link)
        try await service.hear(world)
        let second = try await service.issue()
        try await world.pay(try await service.payLink())
        try await service.hear(world)
        let withdrawn = try await service.post("/invoices/\(second)/unpaid", ["reason": "Another customer's"])
        try #require(withdrawn.status == 200, "\(withdrawn.text)")
        let gone = try await service.payLink()["payment_link_id"]?.text ?? ""
        try #require(try await service.send(.delete, "\(accountPath)/payment-links/\(gone)").status == 200)
        let made = try await world.control(.post, "/payments?count=2", ["status": "paid"])
        let ids = made["payments"]?.list.compactMap(\.text) ?? []
        for id in ids { _ = try await service.webhook(id) }
        try await service.runEffects()
        let assignment: JSONValue = ["account_id": .string("\(account)"), "invoice_id": .string(second), "reason": "Says so"]
        let assigned = try await service.post("/payments/\(ids.first ?? "")/assign", assignment)
        try #require(assigned.status == 200 && first != second, "\(assigned.text)")
        _ = try await service.payLink(["invoice_id": .string(second)])
    }

    @Test func nothingWhereAllIsWell() async throws {
        try await withMollie { service, world in
            try await Self.tell(service, world)
            #expect(try await Self.found(service) == [])
            service.time.set(t0.adding(days: 100))
            try await service.runTimers()
            #expect(try await Self.found(service) == [], "after the links have expired")
        }
    }

    /// One whose mark stands.
    private static let paid = "(SELECT reference FROM invoice_payments WHERE source = 'mollie' ORDER BY amount_cents DESC LIMIT 1)"

    /// What was spoiled, and which checks find it.
    private static let spoilings: [(String, String)] = [
        ("DELETE FROM payments WHERE payment_id = \(paid)", "payment-events"),
        ("UPDATE payments SET amount_cents = 1 WHERE payment_id = \(paid)", "payment-events"),
        ("UPDATE payments SET status = 'open' WHERE payment_id = \(paid)", "payment-events"),
        ("UPDATE payments SET account_id = NULL WHERE payment_id = \(paid)", "payment-events"),
        ("UPDATE payments SET searched = '' WHERE payment_id = \(paid)", "payment-events"),
        ("UPDATE payments SET payment_id = 'tr_none' WHERE payment_id = \(paid)", "payment-events payment-marks"),
        (
            "UPDATE invoice_payments SET amount_cents = 1 WHERE reference = \(paid)", "invoice-figures payment-marks"
        ),
        ("DELETE FROM invoice_payments WHERE reference = \(paid)", "invoice-figures payment-marks"),
        (
            "INSERT INTO invoice_payments SELECT invoice_id, zeroblob(16), amount_cents, source, reference, received_on, event_id "
                + "FROM invoice_payments WHERE reference = \(paid)", "invoice-figures payment-marks"
        ),
        ("UPDATE invoice_payments SET reference = 'tr_none' WHERE reference = \(paid)", "payment-marks"),
        ("UPDATE invoice_payments SET mark_id = zeroblob(16) WHERE reference = \(paid)", "payment-marks"),
        ("DELETE FROM payment_links WHERE state = 'open'", "payment-links"),
        ("UPDATE payment_links SET amount_cents = 1 WHERE state = 'open'", "payment-links"),
        ("UPDATE payment_links SET state = 'archived' WHERE state = 'open'", "payment-links"),
        ("UPDATE payment_links SET mollie_id = 'pl_none' WHERE state = 'open'", "payment-links"),
        (
            "UPDATE payment_links SET state = 'open' WHERE payment_link_id = (SELECT min(payment_link_id) FROM payment_links "
                + "WHERE state = 'paid')", "payment-links"
        ),
        ("UPDATE payment_links SET account_id = zeroblob(16) WHERE state = 'open'", "payment-links payment-link-invoices"),
        ("UPDATE payment_links SET invoice_id = zeroblob(16) WHERE state = 'open'", "payment-links payment-link-invoices"),
    ]

    @Test(arguments: spoilings)
    func whatWasSpoiledByHand(sql: String, foundBy: String) async throws {
        try await withMollie { service, world in
            try await Self.tell(service, world)
            #expect(try await service.runtime.database.writing { try $0.execute(sql) } == 1)
            #expect(try await Self.found(service).joined(separator: " ") == foundBy)
        }
    }
}
