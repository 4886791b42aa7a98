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
@testable import Mail

@Suite("What waits for a person")
struct WaitingMattersTests {
    @Test func aRequestWaitsUntilItIsDecidedAndIsLateAfterABusinessDay() async throws {
        try await withService(given: try Facts.customer + [Facts.user(), Facts.upgradeRequested()]) { service in
            let waiting = try await service.waiting("requests")
            #expect(waiting["count"] == 1 && waiting["late"] == 0)
            let row = try #require(waiting["rows"]?[0])
            #expect(row["since"] == .string("\(t0)") && row["row"]?["organisation_name"] == "Acme")
            let due = try #require(row["row"]?["due_at"]?.text.flatMap { Instant($0) })
            service.time.set(due)
            #expect(try await service.waiting("requests")["late"] == 1)
            #expect(try await service.get(requestsPath).json["counts"]?["overdue"] == 1, "the queue says the same")
            #expect(try await service.post("\(requestPath)/deny", ["note": "No"]).status == 200)
            #expect(try await service.waiting("requests") == ["count": 0, "late": 0, "rows": []])
        }
    }

    @Test func aGrantedWorkspaceWaitsFromAnHourOnUntilItIsThere() async throws {
        let facts = try Facts.customer + [Facts.user(), Facts.workspaceRequested(.internal)]
        try await withService(given: facts) { service in
            #expect(try await service.post("\(requestPath)/approve", [:]).status == 200)
            #expect(try await service.waiting("not_created")["count"] == 0)
            service.time.set(t0.adding(hours: 1))
            let waiting = try await service.waiting("not_created")
            #expect(waiting["count"] == 1 && waiting["late"] == 1)
            #expect(waiting["rows"]?[0]?["since"] == .string("\(t0)") && waiting["rows"]?[0]?["row"]?["not_created"] == true)
            try service.apply([try Facts.created(.random(), .internal, at: t0.adding(hours: 1))])
            #expect(try await service.waiting("not_created")["count"] == 0)
        }
    }

    @Test func aRenewalWaitsFromTheDayAfterUntilItIsInvoicedOrPutAside() async throws {
        try await withInvoicing { service in
            #expect(try await service.waiting("renewals")["count"] == 0)
            let next = try await service.get("/tasks").json["next_renewal"]
            #expect(next?["due_on"] == .string("\(t0.date)") && next?["overdue"] == false)
            service.time.set(t0.date.adding(days: 1).start)
            let waiting = try await service.waiting("renewals")
            #expect(waiting["count"] == 1 && waiting["late"] == 1 && waiting["rows"]?[0]?["row"]?["label"] == "Acme")
            #expect(waiting["rows"]?[0]?["since"] == .string("\(t0.date.adding(days: 1).start)"))
            #expect(try await service.get("/renewals?overdue=true").json["counts"]?["total"] == 1)
            #expect(try await service.get("/renewals?overdue=false").json["renewals"] == [])
            let id = waiting["rows"]?[0]?["row"]?["renewal_id"]?.text ?? ""
            _ = try await service.post("/renewals/\(id)/note", ["note": "Signs later", "snooze_until": "2026-12-24"])
            #expect(try await service.waiting("renewals")["count"] == 0, "what is put aside doesn't wait")
            _ = try await service.post("/renewals/\(id)/note", ["note": "Signs now"])
            #expect(try await service.waiting("renewals")["count"] == 1)
            try await service.issue()
            #expect(try await service.waiting("renewals")["count"] == 0)
        }
    }

    @Test func anInvoiceWaitsFromTheDayAfterItsLastUntilItIsPaid() async throws {
        try await withInvoicing { service in
            let id = try await service.issue()
            try await service.command(.put, accountPath + "/account-manager", ["email": "eva@dembrane.com"])
            service.time.set(t0.date.adding(days: 31).start)
            #expect(try await service.waiting("overdue_invoices")["count"] == 0, "until its timer has run")
            try await service.runTimers()
            let waiting = try await service.waiting("overdue_invoices")
            #expect(waiting["count"] == 1 && waiting["late"] == 1)
            let row = try #require(waiting["rows"]?[0])
            #expect(row["row"]?["invoice_id"] == .string(id) && row["account_manager"] == "eva@dembrane.com")
            #expect(row["since"] == .string("\(t0.date.adding(days: 31).start)"))
            try await service.paid(id)
            #expect(try await service.waiting("overdue_invoices")["count"] == 0)
        }
    }

    @Test func aWithdrawalWaitsUntilASecondPersonConfirmsIt() async throws {
        var configuration = BillingConfiguration.selling
        configuration.twoPersonAbove = Cents(500_000)
        try await withInvoicing(configuration) { service in
            let id = try await service.issue()
            let other = try await service.issue()
            try await service.paid(id)
            service.time.advance(seconds: 60)
            #expect(try await service.post("/invoices/\(id)/unpaid", ["reason": "Another customer's"]).status == 202)
            let waiting = try await service.waiting("withdrawals")
            #expect(waiting["count"] == 1 && waiting["late"] == 0)
            #expect(waiting["rows"]?[0]?["since"] == .string("\(t0.adding(seconds: 60))"))
            #expect(waiting["rows"]?[0]?["row"]?["pending_confirmation"]?["asked_by"] == "eva@dembrane.com")
            #expect(try await service.listed("/invoices?withdrawal_asked=true", "invoices", "invoice_id") == [id])
            #expect(try await service.listed("/invoices", "invoices", "invoice_id") == [other, id])
            _ = try await service.post("/invoices/\(id)/unpaid", ["reason": "Right"], as: ServiceHarness.max)
            #expect(try await service.waiting("withdrawals")["count"] == 0)
        }
    }

    @Test func aRefusedMailWaitsUntilAnotherIsSentOrNothingIsAskedAnyMore() async throws {
        let refused = MailOutcome.refused(SMTPReply(code: 550, lines: []), to: .recipient)
        let server = MailServer(refused, .taken, refused)
        try await withMailServer(server) { service in
            let id = try await service.issue()
            _ = try await service.post("/invoices/\(id)/send", [:])
            try await service.runEffects()
            let waiting = try await service.waiting("refused_mails")
            #expect(waiting["count"] == 1 && waiting["rows"]?[0]?["row"]?["refused_mail"]?["answer"] == "550")
            #expect(waiting["rows"]?[0]?["since"] == .string("\(t0)"))
            #expect(try await service.listed("/invoices?mail_refused=true", "invoices", "invoice_id") == [id])
            _ = try await service.post("/invoices/\(id)/send", ["to": "other@acme.example"])
            #expect(try await service.waiting("refused_mails")["count"] == 0, "another is under way")
            try await service.runEffects()
            #expect(try await service.waiting("refused_mails")["count"] == 0)
            _ = try await service.post("/invoices/\(id)/send", [:])
            try await service.runEffects()
            #expect(try await service.waiting("refused_mails")["count"] == 1)
            try await service.paid(id)
            #expect(try await service.waiting("refused_mails")["count"] == 0, "a paid invoice need not arrive")
        }
    }

    @Test func numbersAloneAreAskedForEveryPage() async throws {
        try await withService(given: try Facts.customer + [Facts.user(), Facts.upgradeRequested()]) { service in
            let answer = try await service.get("/tasks?limit=0")
            #expect(answer.json["requests"] == ["count": 1, "late": 0, "rows": []] && answer.json["next_renewal"] == .null)
            #expect(try await service.get("/tasks?limit=11").status == 422)
        }
    }
}

extension ServiceHarness {
    /// What waits of one kind, as the Gateway is told.
    func waiting(_ kind: String) async throws -> JSONValue {
        let answer = try await get("/tasks")
        return try #require(answer.json[kind], "\(answer.text)")
    }

    /// The ids of a list.
    func listed(_ path: String, _ list: String, _ id: String) async throws -> [String] {
        try await get(path).json[list]?.list.compactMap { $0[id]?.text } ?? []
    }
}
