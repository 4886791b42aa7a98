import Contracts
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct FeedTests {
    private func change(_ number: UInt64) -> UsageReset {
        UsageReset(
            workspaceID: Fixtures.id(number), accountID: Fixtures.id(1), organisationID: Fixtures.id(3), previousCountedSeconds: 60,
            reason: "asked", effectiveAt: t0)
    }

    private func event(_ number: UInt64) throws -> CloudEvent {
        try CloudEvent.fact(change(number), at: t0, source: EventContext.rollup.source, id: "e\(number)")
    }

    /// Reads until the text holds what is waited for.
    private func read(_ feed: HTTPClientStream, until expected: String) async throws -> String {
        var text = ""
        while !text.contains(expected), let piece = try await feed.next() { text += String(decoding: piece, as: UTF8.self) }
        return text
    }

    @Test func pagesHearOfDecisionsOfStaffAndNotOfWhoIsThere() async throws {
        let gateway = try GatewayUnderTest()
        let feed = try await gateway.stream("/events")
        _ = try await read(feed, until: "retry:")
        #expect(try await gateway.call("/staff", as: "ann").status == 200)
        let body = #"{"preferences":{"paid-twice":"off"}}"#
        #expect(try await gateway.call("/me/preferences", .put, as: "ann", body: body).status == 200)
        let text = try await read(feed, until: "preferences-set")
        #expect(try gateway.harness.events().count == 2)
        #expect(!text.contains("staff-seen"))
        feed.cancel()
        try await gateway.stop()
    }

    @Test func aReaderThatComesBackGetsWhatItMissed() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try event(1), try event(2), try event(3)])
        let feed = try await gateway.stream("/events", headers: ["Last-Event-ID": "e1"])
        #expect(feed.headers["Content-Type"] == "text/event-stream")
        let text = try await read(feed, until: "\"event_id\":\"e3\"")
        #expect(!text.contains("\"event_id\":\"e1\""))
        #expect(text.contains("id: e2\ndata: {\"account_id\":\"\(Fixtures.id(1) as AccountID)\",\"action\":\"usage-reset\""))
        feed.cancel()
        try await gateway.stop()
    }

    @Test(arguments: ["", "?last_event_id=e1"])
    func anUnknownPlaceToGoOnMeansToReadEverythingAgain(query: String) async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try event(1), try event(2)])
        // The header wins, since it is newer than the address of the stream.
        let feed = try await gateway.stream("/events\(query)", headers: ["Last-Event-ID": "never"])
        #expect(feed.status == 200)
        let text = try await read(feed, until: "data: {}")
        #expect(text == "retry: 2000\n\nevent: reload\nid: e2\ndata: {}\n\n")
        feed.cancel()
        try await gateway.stop()
    }

    @Test func thePlaceToGoOnMayStandInTheAddress() async throws {
        let gateway = try GatewayUnderTest()
        try gateway.harness.apply([try event(1), try event(2)])
        let feed = try await gateway.stream("/events?last_event_id=e1")
        let text = try await read(feed, until: "id: e2")
        #expect(!text.contains("reload"))
        feed.cancel()
        try await gateway.stop()
    }

    @Test func anIdCanNotBeginALineOfItsOwn() throws {
        let hostile = try CloudEvent.fact(change(1), at: t0, source: EventContext.rollup.source, id: "e\ndata: forged\r\n\u{0}id: x")
        let lines = try AuditFeed.text(AuditRecord(hostile)).split(whereSeparator: { $0.isNewline })
        #expect(lines.count == 2)
        #expect(lines[0] == "id: edata: forgedid: x")
        #expect(lines[1].hasPrefix("data: {"))
    }

    @Test func theStreamEndsWithItsToken() async throws {
        let gateway = try GatewayUnderTest()
        let feed = try await gateway.stream("/events")
        _ = try await read(feed, until: "retry:")
        gateway.time.advance(seconds: 3_600)
        try gateway.harness.apply([try event(1)])
        let text = try await read(feed, until: "never said")
        #expect(text == "event: session-ended\ndata: {}\n\n")
        try await gateway.stop()
    }

    @Test func theStreamEndsWhenItsReaderSignsOut() async throws {
        let gateway = try GatewayUnderTest()
        let feed = try await gateway.stream("/events")
        _ = try await read(feed, until: "retry:")
        let answer = try await gateway.send(.post, "/sign-out", headers: ["Authorization": "Bearer \(try GatewayUnderTest.token())"])
        #expect(answer.status == 204)
        #expect(try await read(feed, until: "never said") == "event: session-ended\ndata: {}\n\n")
        try await gateway.stop()
    }

    @Test func aSeatIsGivenBackWhenNobodyHoldsIt() {
        let seats = FeedSeats(count: 2)
        let first = seats.take()
        do {
            let second = seats.take()
            #expect(second != nil)
            #expect(seats.take() == nil)
        }
        #expect(seats.take() != nil)
        #expect(first != nil)
    }

    @Test func anEventOnKafkaReachesThePagesThatFollowAndTheTrail() async throws {
        let topics = EventContext.administrative.map(\.topic) + [EventContext.platform.topic, EventContext.deadLetterTopic]
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: topics.map { ($0, 1) }))
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers)
        let gateway = try GatewayUnderTest(kafka: kafka)
        let feed = try await gateway.stream("/events")
        _ = try await read(feed, until: "retry:")
        let producer = try KafkaProducer(kafka, clientID: "test")
        _ = try await producer.produce([record(of: change(7), id: "live-1")])
        let text = try await read(feed, until: "live-1")
        #expect(text.contains("\"actor\":\"eva@dembrane.com\""))
        let trail = try await gateway.get("/audit?after=live-1&actor=eva@dembrane.com")
        #expect(trail.json["entries"]?[0]?["reason"]?.text == "asked")
        feed.cancel()
        await producer.close()
        try await gateway.stop()
        cluster.close()
    }

    /// The event as the public contract puts it on the wire.
    private func record(of payload: UsageReset, id: String) throws -> KafkaRecord {
        let attributes = [
            "ce_specversion": "1.0", "ce_id": id, "ce_source": "/dembrane/rollup", "ce_type": "com.dembrane.rollup.usage-reset.v1",
            "ce_time": t0.description, "ce_subject": payload.subject, "ce_position": "1", "ce_actor": "eva@dembrane.com",
            "content-type": "application/json",
        ]
        return KafkaRecord(
            topic: EventContext.rollup.topic, key: Array(payload.partitionKey.utf8), value: try WireJSONEncoder().encode(payload),
            headers: attributes.map { KafkaHeader(name: $0.key, value: Array($0.value.utf8)) })
    }
}
