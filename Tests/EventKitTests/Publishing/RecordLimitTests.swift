import Contracts
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct RecordLimitTests {
    @Test func whatCannotBePublishedIsNotCommitted() throws {
        let store = try TestStore()
        // The owner stands in the key and in the data.
        let owner = String(repeating: "x", count: 450_000)
        #expect(throws: EventTooLarge.self) { try store.raise(owner, by: 1) }
        #expect(try store.storedEvents() == [])
        try store.raise(String(repeating: "x", count: 100_000), by: 1)
        #expect(try store.storedEvents().count == 1)
    }

    @Test(arguments: [(1, 999_900, 0, 0), (999_900, 1, 0, 0), (1, 1, 900, 1_000), (500_000, 500_000, 10, 9_000)])
    func aDeadLetterAlwaysFitsIntoARecord(key: Int, value: Int, headers: Int, headerBytes: Int) {
        let message = KafkaMessage(
            topic: "dembrane.platform", partition: 0, offset: 7, timestampMilliseconds: 0, key: Array(repeating: 1, count: key),
            value: Array(repeating: 2, count: value),
            headers: (0..<headers).map { KafkaHeader(name: "h\($0)", value: Array(repeating: 3, count: headerBytes)) })
        let letter = DeadLetter(
            id: 1, message: message, clusterID: "c", reason: String(repeating: "e\u{301}", count: 500_000), at: t0, status: .waiting)
        let record = DeadLetterOutbox(service: "partner").record(of: letter)
        #expect(record.size < RecordLimit.bytes)
        let names = record.headers.map(\.name)
        #expect(names.contains("dead_letter_cut_key") == (key > 10_000))
        #expect(names.contains("dead_letter_cut_value") == (value > 700_000))
        #expect(names.contains("dead_letter_cut_headers") == (headers * headerBytes > 100_000))
    }
}
