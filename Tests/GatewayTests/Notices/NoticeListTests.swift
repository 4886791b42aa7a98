import Contracts
import EventKit
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct NoticeListTests {
    private typealias Given = NoticeFixtures

    private func notices(_ gateway: GatewayUnderTest, _ query: String = "", as person: String = "ann") async throws -> JSONValue {
        let answer = try await gateway.call("/notifications\(query)", as: person)
        #expect(answer.status == 200, "\(answer.text)")
        return answer.json
    }

    private func titles(_ answer: JSONValue) -> [String] { answer["notifications"]?.list.compactMap { $0["title"]?.text } ?? [] }

    @Test func staffAreToldWhatThereIsNewestFirst() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try Given.named("Stad <Ærø>")])
        try gateway.harness.tell(
            Given.event(Given.request(), 1), Given.event(Given.request(2, joining: Fixtures.id(1)), 2),
            Given.event(Given.overdue, 3, at: t0.adding(hours: 1)))
        let answer = try await notices(gateway)
        #expect(titles(answer) == ["Invoice 2026-000123 of Stad <Ærø> is overdue", "Stad <Ærø> asks for Guardian"])
        #expect(answer["unread"] == .integer(2))
        let first = answer["notifications"]?[0]
        #expect(first?["code"]?.text == "invoice-overdue" && first?["severity"]?.text == "action")
        #expect(first?["href"]?.text == "/invoices/\(InvoiceID(high: 0x1000_0000_0000_4000, low: 0x8000_0000_0000_0009))")
        #expect(first?["text"]?.text == "€\u{A0}1.089,00 is open; it was to be paid by 23-11-2026.")
        #expect(first?["read_at"] == .null && first?["actor"]?.text == "system")
        #expect(titles(try await notices(gateway, "?code=upgrade-requested")).count == 1)
        let page = try await notices(gateway, "?limit=1")
        let cursor = try #require(page["next_cursor"]?.text)
        #expect(titles(try await notices(gateway, "?limit=1&cursor=\(cursor)")) == ["Stad <Ærø> asks for Guardian"])
        #expect(try await gateway.call("/notifications?unread=perhaps", as: "ann").status == 422)
        try await gateway.stop()
    }

    /// What a past brings along is no news.
    @Test func nobodyIsToldOfWhatWasImported() async throws {
        let gateway = try GatewayUnderTest()
        var (request, overdue) = (Given.request(), Given.overdue)
        (request.cause, overdue.cause) = (.imported, .imported)
        try gateway.harness.tell(Given.event(request, 1), Given.event(overdue, 2))
        #expect(titles(try await notices(gateway)) == [])
        try await gateway.stop()
    }

    @Test func oneReadsForOneselfOnce() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(Given.event(Given.request(), 1), Given.event(Given.overdue, 2))
        let id: NoticeID = Fixtures.id(1)
        let read = try await gateway.call("/notifications/\(id)/read", .post, as: "ann")
        #expect(read.json["notification"]?["read_at"]?.text == t0.description && read.json["unread"] == .integer(1))
        #expect(read.json["event_ids"]?.list.count == 1)
        let again = try await gateway.call("/notifications/\(id)/read", .post, as: "ann")
        #expect(again.status == 200 && again.json["event_ids"]?.list == [])
        #expect(try await notices(gateway, "?unread=true")["notifications"]?.list.count == 1)
        #expect(try await notices(gateway, "?unread=false")["notifications"]?.list.count == 1)
        #expect(try await notices(gateway, as: "bo")["unread"] == .integer(2))
        let all = try await gateway.call("/notifications/read", .post, as: "ann")
        #expect(all.json["unread"] == .integer(0) && all.json["event_ids"]?.list.count == 1)
        #expect(try await gateway.call("/notifications/read", .post, as: "ann").json["event_ids"]?.list == [])
        #expect(try await gateway.call("/notifications/\(NoticeID(high: 1, low: 1))/read", .post, as: "ann").status == 404)
        #expect(try await gateway.call("/notifications/x/read", .post, as: "ann").status == 404)
        try await gateway.stop()
    }

    @Test func whatIsDealtWithIsReadForAll() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(
            Given.event(Given.request(), 1), Given.event(Given.overdue, 2), Given.event(Given.denied, 3), Given.event(Given.paid, 4))
        #expect(try await notices(gateway)["unread"] == .integer(0))
        #expect(try await notices(gateway)["notifications"]?[0]?["handled_at"]?.text == t0.description)
        try gateway.harness.tell(Given.event(Given.withdrawn, 5))
        #expect(try await notices(gateway)["unread"] == .integer(1), "the invoice is open after all")
        try await gateway.stop()
    }

    @Test func theEndOfATierIsForWhoeverLooksAfterTheAccount() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(Given.event(Given.endsSoon, 1), Given.event(Given.manager("Ann@dembrane.com"), 2))
        let told = titles(try await notices(gateway, as: "ann"))
        #expect(told.count == 1 && told[0].hasPrefix("The trial of Changemaker of an organisation"))
        #expect(told[0].hasSuffix("ends on 25-11-2026"))
        #expect(titles(try await notices(gateway, as: "bo")) == [])
        #expect(try await gateway.call("/notifications/\(Fixtures.id(1) as NoticeID)/read", .post, as: "bo").status == 404)
        let expired = TierExpired(of: Given.account, tier: .free, previousTier: .changemaker, wasTrial: true, effectiveAt: t0)
        try gateway.harness.tell(Given.event(expired, 3))
        #expect(try await notices(gateway, as: "ann")["unread"] == .integer(1), "that it ends soon is over")
        try await gateway.stop()
    }

    @Test func nobodyIsToldOfWhatTheyDidThemselves() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.tell(Given.event(Given.request(), 1, by: .staff(email: "Ann@dembrane.com")))
        #expect(titles(try await notices(gateway, as: "ann")) == [])
        #expect(titles(try await notices(gateway, as: "bo")).count == 1)
        try await gateway.stop()
    }

    @Test func theNewestAreKeptAndARebuildGivesTheSame() async throws {
        let gateway = try GatewayUnderTest()
        let events = try (1...5).map { try Given.event(Given.request($0), $0, at: t0.adding(hours: Int($0))) }
        var bounded = Notices()
        bounded.countMaximum = 3
        let projection = bounded
        try gateway.harness.runtime.engine.changes.run { work in
            try projection.apply(Array(events.reversed()), work)
            try projection.apply(events, work)
            let kept = try work.connection.query("SELECT position FROM notices ORDER BY position") { $0.int(0) }
            #expect(kept == [3, 4, 5])
        }
        #expect(try await notices(gateway)["unread"] == .integer(3))
        _ = try await gateway.call("/notifications/read", .post, as: "ann")
        try Rebuild(changes: gateway.harness.runtime.engine.changes).run()
        #expect(try await notices(gateway)["notifications"]?.list == [], "they come by again")
        try gateway.harness.apply(events, topic: Given.topic)
        #expect(try await notices(gateway)["unread"] == .integer(2), "what was read stays so")
        try await gateway.stop()
    }
}
