import Contracts
import Database
import EventKit
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Training sessions on invoices over HTTP")
struct SessionInvoiceRouteTests {
    private let path = accountPath + "/invoices"
    private let alone: JSONValue = ["lines": [], "training_session_id": .string("\(SessionStory.id)"), "po_reference": "PO-7"]

    private func toInvoice(_ service: ServiceHarness) async throws -> [JSONValue] {
        try await service.get(path).json["outlook"]?["sessions_to_invoice"]?.list ?? []
    }

    @Test func theOutlookOffersItAndTheInvoiceHasItsLine() async throws {
        try await withInvoicing { service in
            try service.apply(try TrainingFacts.held())
            let offered: JSONValue = [
                "training_session_id": .string("\(SessionStory.id)"), "title": "Prompting", "completed_on": "2026-11-13", "participants": 7,
                "price_cents": 79_500,
            ]
            #expect(try await toInvoice(service) == [offered])
            let next = try await service.get(path).json["outlook"]?["net_cents"]
            let id = try await service.issue(["training_session_id": .string("\(SessionStory.id)")])
            let invoice = try await service.get("/invoices/\(id)").json["invoice"]
            #expect(invoice?["net_cents"] == 619_500 && invoice?["purpose"] == "period")
            #expect(invoice?["lines"]?[0]?["training_session_id"] == .null)
            #expect(invoice?["lines"]?[1]?["training_session_id"] == .string("\(SessionStory.id)"))
            #expect(try await toInvoice(service) == [])
            #expect(try await service.get(path).json["outlook"]?["net_cents"] == next, "the next period asks what it asked before")
            let page = try await service.get("/invoices/\(id).html").text
            #expect(page.contains("Training Prompting, gehouden op") && page.contains("795,00"))
            #expect(try await service.get("/invoices/\(id).xml").text.contains("Training Prompting, gehouden op"))
        }
    }

    /// Whatever is clicked at the same time, each under a key of its own.
    @Test func twentyAtOnceInvoiceItOnce() async throws {
        try await withInvoicing { service in
            try service.apply(try TrainingFacts.held())
            let body = alone
            let answers = try await withThrowingTaskGroup(of: HarnessAnswer.self) { group in
                for _ in 0..<20 { group.addTask { try await service.post(path, body) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count { $0.status == 200 } == 1)
            let refused = answers.filter { $0.status == 409 }
            #expect(refused.count == 19)
            #expect(refused.allSatisfy { $0.json["detail"]?.text?.contains("2026-000001") == true })
            #expect(refused.allSatisfy { $0.json["field"] == "training_session_id" })
        }
    }

    @Test func aCreditNoteFreesItAndTheFilterFindsBoth() async throws {
        try await withInvoicing { service in
            try service.apply(try TrainingFacts.held())
            try await service.issue()
            let first = try await service.issue(["lines": [], "training_session_id": .string("\(SessionStory.id)")])
            try #require(try await service.post("/invoices/\(first)/credit", ["reason": "Wrong day"]).status == 200)
            #expect(try await toInvoice(service).count == 1)
            try await service.issue(["lines": [], "training_session_id": .string("\(SessionStory.id)")])
            let found = try await service.get("/invoices?training_session_id=\(SessionStory.id)").json
            let numbers = found["invoices"]?.list.compactMap { $0["number"]?.text } ?? []
            #expect(numbers.sorted() == ["2026-000002", "2026-000003", "C2026-000001"])
            #expect(found["totals"]?["invoices"] == 2 && found["totals"]?["credit_notes"] == 1)
            #expect(try await service.get("/invoices?training_session_id=\(TrainingSessionID.random())").json["invoices"] == [])
            #expect(try await service.get("/invoices?training_session_id=x").status == 422)
        }
    }

    @Test func whatItCostsFollowsTheRosterAndADraftOfBeforeIsOutdated() async throws {
        try await withInvoicing { service in
            var facts = try TrainingFacts.held()
            try service.apply(facts)
            let draft = try await service.post(path, alone.with("preview", true)).json["preview"]
            #expect(draft?["invoice"]?["net_cents"] == 79_500)
            try facts.seated(8)
            try service.apply(facts)
            let token = try #require(draft?["token"])
            let outdated = try await service.post(path, alone.with("preview_token", token))
            #expect(outdated.status == 409 && outdated.json["type"]?.text?.contains("preview-outdated") == true, "\(outdated.text)")
            #expect(try await toInvoice(service).first?["price_cents"] == 85_500)
            try facts.agreed(.euros(100))
            try service.apply(facts)
            #expect(try await service.post(path, alone).json["invoice"]?["net_cents"] == 28_000)
        }
    }

    @Test func whatCannotBeInvoicedIsRefusedWithItsReason() async throws {
        try await withInvoicing { service in
            let unknown = try await service.post(path, alone)
            #expect(unknown.status == 422 && unknown.json["field"] == "training_session_id", "\(unknown.text)")
            var facts = try TrainingFacts()
            try service.apply(facts)
            #expect(try await service.post(path, alone).json["detail"]?.text?.contains("isn't completed") == true)
            try facts.completed()
            try facts.reopened()
            try service.apply(facts)
            #expect(try await service.post(path, alone).status == 409)
            #expect(try await toInvoice(service) == [])
            let other = TrainingSessionID.random()
            try service.apply(try TrainingFacts.held(other, of: Known.otherOrganisation, from: 20))
            let foreign = try await service.post(path, ["training_session_id": .string("\(other)"), "po_reference": "PO-7"])
            #expect(foreign.status == 422 && foreign.json["field"] == "training_session_id", "\(foreign.text)")
            #expect(try await service.post(path, ["training_session_id": "x"]).status == 422)
        }
    }

    /// Read again, from the beginning and twice, it says the same; an old event changes nothing.
    @Test func eventsThatComeAgainChangeNothing() async throws {
        try await withInvoicing { service in
            var facts = try TrainingFacts.held()
            try facts.seated(9)
            try service.apply(facts)
            let before = try await toInvoice(service)
            #expect(before.first?["price_cents"] == 91_500)
            for event in facts.events.reversed() { try service.apply([event], topic: EventContext.training.topic) }
            #expect(try await toInvoice(service) == before)
            try Rebuild(changes: service.runtime.engine.changes).run()
            for event in try Facts.buyer { try service.apply([event]) }
            #expect(try await toInvoice(service) == [])
            try service.apply(facts)
            #expect(try await toInvoice(service) == before)
        }
    }

    @Test func noQuestionLooksAtEverySession() async throws {
        try await withService { service in
            try service.runtime.database.read { connection in
                let (question, values) = BillableSession.completedQuestion(of: Known.organisation, limit: 9)
                let plan = try connection.query("EXPLAIN QUERY PLAN \(question)", values) { $0.text(3) }
                #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
            }
        }
    }

    @Test(arguments: [-1, 10_501])
    func moreThanThereCanBeIsADeadLetter(participants: Int) async throws {
        try await withService { service in
            var facts = try TrainingFacts()
            try facts.seated(participants)
            #expect(throws: UnprocessableEvent.self) { try service.apply(facts) }
        }
    }
}

extension JSONValue {
    /// The same object with another member.
    fileprivate func with(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members[name] = value
        return .object(members)
    }
}
