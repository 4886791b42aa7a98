import Contracts
import Database
import EventKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The read models after a rebuild")
struct RebuildTests {
    /// Every row of every table of the read models, and the timers that were asked for.
    private func dump(_ service: ServiceHarness) throws -> [String] {
        try service.runtime.database.read { connection in
            var lines: [String] = []
            for table in ServiceDefinition.billing().projections.flatMap(\.tables).sorted() {
                let columns = try connection.query("SELECT name FROM pragma_table_info(?) ORDER BY name", [.text(table)]) { $0.text(0) }
                lines += try rows(of: table, columns, connection)
            }
            return try lines + rows(of: "due", ["timer", "key", "due_at", "data"], connection)
        }
    }

    private func rows(of table: String, _ columns: [String], _ connection: Connection) throws -> [String] {
        let row = columns.map { "quote(\($0))" }.joined(separator: " || ' ' || ")
        return try connection.query("SELECT '\(table) ' || \(row) AS line FROM \(table) ORDER BY line") { $0.text(0) }
    }

    /// The facts come again in the opposite order, through the reactions too: nothing is decided a second time.
    @Test func areWhatTheyWereAndNothingIsDecidedTwice() async throws {
        let moved = t0.adding(days: -1)
        let facts =
            try Facts.customer + [
                Facts.workspace(Known.otherWorkspace, .external, at: t0.adding(days: -5), id: "a"),
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, .external, at: moved, id: "b"),
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, .external, logo: true, at: moved, id: "c"),
                Facts.workspace(deleted: true, at: moved), Facts.subscription(.active), Facts.subscription(.canceled, .free, at: moved),
                Facts.user(), Facts.workspaceRequested(.external), Facts.upgradeRequested(.random()),
            ]
        let created = try Facts.created(.random(), .external, at: t0)
        try await withService { service in
            for fact in facts { try service.apply([fact]) }
            try await service.command(.post, accountPath + "/trial", ["reason": "Met at a fair"])
            #expect(try await service.post("\(requestPath)/approve", [:]).status == 200)
            try service.apply([created])
            let live = try dump(service)
            let events = try service.events()
            #expect(live.filter { $0.hasPrefix("due 'tier-expiry") }.count == 2)
            #expect(events.count == 14)

            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in [created] + facts.reversed() { try service.apply([fact]) }
            #expect(try dump(service) == live)
            #expect(try service.events() == events)
        }
    }

    /// A workspace goes to another organisation with the people who sit in it, and one person becomes another's admin.
    @Test func renewalsAndTheirAmountsAreWhatTheyWere() async throws {
        let facts =
            try Facts.buyer + [
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, at: t0.adding(days: -2)),
                Facts.seat(1, in: Known.workspace, .admin, at: t0.adding(days: -1)),
            ]
        try await withService { service in
            for fact in facts { try service.apply([fact]) }
            try await service.command(.post, accountPath + "/managed", ["tier": "guardian", "account_manager": "eva@dembrane.com"])
            let other = "/accounts/\(AccountID(of: Known.otherOrganisation))"
            try await service.command(.post, other + "/trial", ["reason": "Met at a fair"])
            let noted = try await service.post(
                "/renewals/invoice_period.\(account).\(t0.date)/note", ["note": "Signs in spring", "snooze_until": "2026-12-24"])
            try #require(noted.status == 200, "\(noted.text)")
            let live = try dump(service)
            #expect(live.count { $0.hasPrefix("renewals ") } == 2 && live.contains { $0.contains("Signs in spring") })
            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts.reversed() { try service.apply([fact]) }
            #expect(try dump(service) == live)
        }
    }

    @Test func paymentsAndTheirLinksAreWhatTheyWere() async throws {
        let facts = try Facts.buyer
        let subscribed = try Facts.subscription()
        try await withMollie(given: facts) { service, world in
            try await service.issue()
            let link = try await service.payLink()
            try await world.pay(link, ["status": "failed"])
            let paid = try await world.pay(link)
            try await service.hear(world)
            try await world.pay(link)
            try await world.control(.post, "/payments/\(paid)/refund", ["amount": ["currency": "EUR", "value": "1.00"]])
            try await service.hear(world)
            let second = try await service.issue()
            let gone = try await service.payLink()["payment_link_id"]?.text ?? ""
            #expect(try await service.send(.delete, "\(accountPath)/payment-links/\(gone)").status == 200)
            _ = try await service.payLink()
            let made = try await world.control(.post, "/payments?count=2", ["status": "paid"])
            let ids = made["payments"]?.list.compactMap(\.text) ?? []
            for id in ids { _ = try await service.webhook(id) }
            try await service.runEffects()
            let assignment: JSONValue = ["account_id": .string("\(account)"), "invoice_id": .string(second), "reason": "Says so"]
            #expect(try await service.post("/payments/\(ids.first ?? "")/assign", assignment).status == 200)
            try await service.runEffects()
            try service.apply([subscribed])
            let live = try dump(service)
            #expect(live.count { $0.hasPrefix("payments ") } == 5 && live.count { $0.hasPrefix("payment_links ") } == 3)
            #expect(live.count { $0.hasPrefix("payers ") } == 2 && live.contains { $0.hasPrefix("due 'payment-link-expiry'") })
            let events = try service.events()
            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts + [subscribed] { try service.apply([fact]) }
            let rebuilt = try dump(service)
            #expect(rebuilt == live, "\(Set(rebuilt).symmetricDifference(live).sorted())")
            #expect(try service.events() == events)
            #expect(try EffectOperations(changes: service.runtime.engine.changes).list().isEmpty, "nothing is asked of Mollie again")
        }
    }

    /// A subscription that named no day at first, and a workspace that takes its people to another organisation.
    @Test func chargesOfSubscriptionsAreWhatTheyWere() async throws {
        func subscription(_ days: Int, next: LocalDate?, seats: SeatCount? = nil) throws -> CloudEvent {
            let payload = SubscriptionChanged(
                organisationID: Known.organisation, tier: .changemaker, billingPeriod: .monthly, status: .active,
                mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1", nextPaymentOn: next, provisionedSeats: seats)
            return try .fact(payload, at: t0.adding(days: days))
        }
        let facts =
            try Facts.buyer + [
                subscription(-90, next: nil), subscription(-60, next: t0.date.adding(days: -30)),
                subscription(-30, next: t0.date.adding(days: 1), seats: 3),
                Facts.workspace(Known.otherWorkspace, in: Known.otherOrganisation, at: t0.adding(days: -2)),
            ]
        try await withService { service in
            for fact in facts { try service.apply([fact]) }
            try await service.command(.put, accountPath + "/discount", ["kind": "scholarship", "percent": 10, "reason": "Education"])
            let live = try dump(service)
            #expect(live.count { $0.hasPrefix("subscription_charges ") } == 3)
            #expect(live.count { $0.hasPrefix("undated_subscriptions ") } == 1)
            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts.reversed() { try service.apply([fact]) }
            #expect(try dump(service) == live)
        }
    }

    @Test func whatWasImportedIsWhatItWas() async throws {
        let facts = try Facts.buyer
        try await withInvoicing(given: facts) { service in
            try service.take([
                try PastLine.invoice(), try PastLine.creditNote(), try PastLine.invoice("17", ["payments": PastLine.paid]),
                try PastLine.details(), try PastLine.request(), try PastLine.payment(["invoice_number": "17"]),
            ])
            try await service.issue(["period_start": "2028-01-01"])
            let live = try dump(service)
            #expect(live.count { $0.hasPrefix("invoices ") } == 4 && live.count { $0.hasPrefix("issued_numbers ") } == 3)
            #expect(live.count { $0.hasPrefix("payments ") } == 1 && live.count { $0.hasPrefix("upgrade_requests ") } == 1)
            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts { try service.apply([fact]) }
            #expect(try dump(service) == live)
        }
    }

    @Test func invoicesNumbersAndDocumentsAreWhatTheyWere() async throws {
        let facts = try Facts.buyer
        let training = try TrainingFacts.held()
        try await withInvoicing(given: facts) { service in
            try service.apply(training)
            let first = try await service.issue(["training_session_id": .string("\(training.session)")])
            try await service.issue(["amount_cents": 12_345, "period_start": "2028-01-01"])
            try await service.paid(first, ["amount_cents": 1_000])
            let credited = try await service.post("/invoices/\(first)/credit", ["reason": "Wrong customer"])
            try #require(credited.status == 200, "\(credited.text)")
            service.time.set(t0.adding(days: 40))
            try await service.runTimers()
            let live = try dump(service)
            #expect(live.count { $0.hasPrefix("invoices ") } == 3)
            #expect(live.contains { $0.hasPrefix("invoice_files ") } && live.contains { $0.hasPrefix("issued_numbers ") })
            #expect(live.count { $0.hasPrefix("invoiced_sessions ") } == 2)
            try Rebuild(changes: service.runtime.engine.changes).run()
            for fact in facts { try service.apply([fact]) }
            try service.apply(training)
            #expect(try dump(service) == live)
        }
    }
}
