import Contracts
import Database
import EventKit
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Payments that wait for a person")
struct WaitingPaymentTests {
    @Test func oneOfNobodyWaitsUntilItIsAssigned() async throws {
        try await withMollie { service, world in
            let id = try #require(try await world.control(.post, "/payments", ["status": "paid"])["id"]?.text)
            _ = try await service.webhook(id)
            try await service.runEffects()
            #expect(try await service.waitingPayments("unassigned") == [id])
            #expect(try await service.get("/payments?unassigned=true").json["totals"]?["payments"] == 1)
            _ = try await service.post("/payments/\(id)/assign", ["account_id": .string("\(account)"), "reason": "Says so"])
            #expect(try await service.waitingPayments("unassigned") == [])
        }
    }

    @Test func aSecondPaymentWaitsUntilAllOfItWentBack() async throws {
        try await withMollie { service, world in
            let invoice = try await service.issue()
            let link = try await service.payLink()
            try await service.paid(invoice)
            try await service.runEffects()
            let second = try await world.pay(link)
            try await service.hear(world)
            #expect(try await service.waitingPayments("paid_twice") == [second])
            try await world.control(.post, "/payments/\(second)/refund", ["amount": ["currency": "EUR", "value": "6533.99"]])
            try await service.hear(world)
            #expect(try await service.waitingPayments("paid_twice") == [second], "a cent is still there")
            try await world.control(.post, "/payments/\(second)/charge-back", ["amount": ["currency": "EUR", "value": "0.01"]])
            try await service.hear(world)
            #expect(try await service.waitingPayments("paid_twice") == [])
            #expect(try await service.waitingPayments("charged_back") == [], "it never stood on the invoice")
        }
    }

    static let ways = [("refund", "refunded"), ("charge-back", "charged_back")]

    @Test(arguments: ways)
    func moneyThatWentBackWaitsUntilTheMarkIsWithdrawn(how: String, task: String) async throws {
        try await withMollie { service, world in
            let (invoice, payment) = try await service.paidByLink(world)
            service.time.advance(seconds: 60)
            try await world.control(.post, "/payments/\(payment)/\(how)", ["amount": ["currency": "EUR", "value": "1.00"]])
            try await service.hear(world)
            #expect(try await service.waitingPayments(task) == [payment])
            let row = try await service.get("/tasks").json["payments"]?[task]?["rows"]?[0]
            #expect(row?["since"] == .string("\(t0.adding(seconds: 60))"), "since it was told, not since it was paid")
            #expect(try await service.post("/invoices/\(invoice)/unpaid", ["reason": "Went back"]).status == 200)
            #expect(try await service.waitingPayments(task) == [])
        }
    }

    @Test(arguments: ways)
    func moneyThatWentBackWaitsUntilSoMuchIsCredited(how: String, task: String) async throws {
        try await withMollie { service, world in
            let (invoice, payment) = try await service.paidByLink(world)
            try await world.control(.post, "/payments/\(payment)/\(how)")
            try await service.hear(world)
            #expect(try await service.waitingPayments(task) == [payment])
            #expect(try await service.post("/invoices/\(invoice)/credit", ["reason": "Left"]).status == 200)
            #expect(try await service.waitingPayments(task) == [])
        }
    }

    /// What waits is asked for on every page, among all payments and invoices there ever were.
    @Test func whatWaitsIsFoundByIndexes() async throws {
        try await withInvoicing { service in
            var questions = [PaymentAnswer.Task.unassigned, .paidTwice, .refunded, .chargedBack].map { task in
                (Self.count(of: "payments", PaymentFilter(task: task).condition, group: "status"), "payments_")
            }
            var (refused, asked) = (InvoiceFilter(), InvoiceFilter())
            refused.isMailRefused = true
            asked.isWithdrawalAsked = true
            for filter in [refused, asked] {
                questions.append((Self.count(of: "invoices", filter.condition, group: "kind, status"), "invoices_"))
            }
            for ((sql, values), prefix) in questions {
                let plan = try service.plan(of: sql, values)
                let index = plan.split { " ;".contains($0) }.first { $0.hasPrefix(prefix) } ?? ""
                let wanted = ["by_account", "paid_twice", "refunded", "charged_back", "mail_refused", "withdrawal_asked"]
                #expect(wanted.contains(String(index.dropFirst(prefix.count))), "\(sql): \(plan)")
            }
        }
    }

    /// As the totals of the lists are asked for.
    private static func count(
        of table: String, _ condition: (sql: String, values: [SQLValue]), group: String
    ) -> (String, [SQLValue]) {
        let sum = table == "payments" ? "amount_cents" : "open_cents"
        return ("SELECT count(*), sum(\(sum)) FROM \(table) WHERE \(condition.sql) GROUP BY \(group)", condition.values)
    }
}

extension ServiceHarness {
    /// The payments that wait for a reason, as the list shows them, which has to be just what is counted and what each of them says.
    fileprivate func waitingPayments(_ task: String) async throws -> [String] {
        let ids = try await listed("/payments?task=\(task)", "payments", "payment_id")
        let waiting = try await get("/tasks").json["payments"]?[task]
        #expect(waiting?["count"] == .integer(Int64(ids.count)))
        #expect(waiting?["rows"]?.list.compactMap { $0["row"]?["payment_id"]?.text } == ids)
        let saying = try await get("/payments").json["payments"]?.list.filter { $0["tasks"]?.list.contains(.string(task)) == true }
        #expect(saying?.compactMap { $0["payment_id"]?.text } == ids)
        return ids
    }

    fileprivate func paidByLink(_ world: MollieWorld) async throws -> (invoice: String, payment: String) {
        let invoice = try await issue()
        let payment = try await world.pay(try await payLink())
        try await hear(world)
        return (invoice, payment)
    }

    /// How SQLite goes about a question.
    fileprivate func plan(of sql: String, _ values: [SQLValue]) throws -> String {
        try runtime.database.read { connection in
            try connection.query("EXPLAIN QUERY PLAN \(sql)", values) { $0.text(3) }.joined(separator: "; ")
        }
    }
}
