import Contracts
import Database
import EventKit
import ServiceTesting
import StaffAPI
import TestKit
import Testing
@testable import BillingService

/// What a list of payments comes to is a sum of sums, and always that of the payments themselves.
@Suite("Sums of payments")
struct PaymentSumsTests {
    private static let statuses = PaymentStatus.allCases.map(\.rawValue) + ["unheard_of"]

    private static func payment(_ id: ShortText, _ random: inout SeededGenerator) throws -> PaymentRecorded {
        let isOfNothing = Int.random(in: 0..<5, using: &random) == 0
        let amount = isOfNothing ? 0 : Int64.random(in: 1...900_000, using: &random)
        let status = statuses[Int.random(in: 0..<statuses.count, using: &random)]
        let kinds: [PaymentKind?] = PaymentKind.allCases.map { $0 } + [nil]
        let kind = kinds[Int.random(in: 0..<kinds.count, using: &random)]
        var payment = PaymentRecorded(
            paymentID: id, status: try #require(ShortText(status)), kind: kind, amountCents: Cents(amount), sequenceType: "oneoff",
            description: DisplayText("Seats"), createdAt: t0.adding(seconds: 86_400 * Int.random(in: 0..<100, using: &random)),
            testMode: false)
        payment.refundedCents = Cents(Int64.random(in: 0...amount, using: &random))
        payment.chargedBackCents = Cents(Int64.random(in: 0...(amount - payment.refundedCents.amount), using: &random))
        return payment
    }

    private static func filters() throws -> [PaymentFilter] {
        let months = (0...3).map { t0.month.adding(months: $0) }
        let queries =
            [[], ["method_changes=true"], ["kind=renewal", "kind=seats"], ["status=paid", "kind=method_change"]]
            + months.map { ["month=\($0)"] } + months.map { ["month=\($0)", "status=open", "status=failed", "method_changes=true"] }
        return try queries.map { try PaymentFilter(parameters($0)) }
    }

    private static func parameters(_ query: [String]) -> ParameterReader {
        let pairs = query.map { $0.split(separator: "=").map(String.init) }
        return ParameterReader { name in pairs.filter { $0[0] == name }.map { $0[1] } }
    }

    @Test(arguments: [1, 2, 3])
    func areThoseOfThePaymentsWhateverBecomesOfThem(seed: UInt64) async throws {
        try await withInvoicing { service in
            var random = SeededGenerator(seed: seed)
            for _ in 0..<120 {
                // The same payment comes again and again, with another month, kind, status and amount.
                let id = ShortText("tr_\(Int.random(in: 0..<40, using: &random))")
                let payment = try Self.payment(id, &random)
                try service.runtime.engine.changes.run { try $0.execute(RecordPayment(payment: payment), on: payment.paymentID.text) }
            }
            try service.runtime.database.read { connection in
                let reader = PaymentReader(connection: connection)
                for filter in try Self.filters() {
                    let found = try reader.page(filter, after: nil, limit: 500)
                    let totals = try reader.totals(filter)
                    let paid = found.filter { $0.status == PaymentStatus.paid.rawValue }
                    #expect(totals.payments == found.count, "\(filter)")
                    #expect(totals.paidCents == paid.reduce(.zero) { $0 + $1.amountCents }, "\(filter)")
                    #expect(totals.refundedCents == found.reduce(.zero) { $0 + $1.refundedCents }, "\(filter)")
                    #expect(totals.chargedBackCents == found.reduce(.zero) { $0 + $1.chargedBackCents }, "\(filter)")
                    let (question, values) = PaymentReader.totalsQuestion(filter)
                    let plan = try connection.query("EXPLAIN QUERY PLAN \(question)", values) { $0.text(3) }
                    #expect(plan.contains { $0.contains("payment_sums") } && !plan.contains { $0.contains("payments") }, "\(plan)")
                }
            }
        }
    }

    @Test func aDatabaseOfBeforeHasThoseOfItsPayments() throws {
        let path = TestFolders.make() + "/old.sqlite"
        let migrations = EventSchema.migrations + PaymentTable().migrations
        let before = try Database(path: path, migrations: migrations.filter { $0.name != "payment-sums" }, durability: .normal)
        let november = t0.month
        try before.write { connection in
            for (id, created, kind, amount) in [
                ("tr_1", november.start, "'seats'", 100), ("tr_2", november.end.adding(seconds: -1), "'seats'", 20),
                ("tr_3", november.end, "'seats'", 3), ("tr_4", november.start, "NULL", 7), ("tr_5", november.start, "'seats'", 0),
            ] {
                try connection.execute(
                    """
                    INSERT INTO payments (payment_id, status, kind, amount_cents, refunded_cents, charged_back_cents, created_at, searched,
                        payment) VALUES (?, 'paid', \(kind), ?, 1, 2, ?, '', '')
                    """, [.text(id), .integer(Int64(amount)), created.sqlValue])
            }
        }
        before.close()
        let now = try Database(path: path, migrations: migrations, durability: .normal)
        defer { now.close() }
        let columns = "created_at, kind, status, is_of_nothing, payments, amount_cents, refunded_cents, charged_back_cents"
        let rows = try now.read { connection in
            try connection.query("SELECT \(columns) FROM payment_sums ORDER BY created_at, kind, is_of_nothing") { row in
                "\(row.instant(0)) \(row.text(1)) \(row.text(2)) " + (3...7).map { "\(row.int($0))" }.joined(separator: " ")
            }
        }
        let (first, second) = (november.start, november.end)
        #expect(
            rows == [
                "\(first)  paid 0 1 7 1 2", "\(first) seats paid 0 2 120 2 4", "\(first) seats paid 1 1 0 1 2",
                "\(second) seats paid 0 1 3 1 2",
            ])
    }
}
