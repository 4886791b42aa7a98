import Contracts
import Kafka
import Testing
@testable import EventKit

@Suite struct StartingPointTests {
    static let partition = TopicPartition(topic: "t", partition: 0)

    struct Case: Sendable {
        let stored: StoredPosition?
        let low: Int64
        let high: Int64
        let offset: Int64
        var voided = false
        var trimmed = false
    }

    @Test(arguments: [
        Case(stored: nil, low: 0, high: 9, offset: 0),
        Case(stored: nil, low: 3, high: 9, offset: 3),
        Case(stored: StoredPosition(nextOffset: 5, clusterID: "c"), low: 0, high: 9, offset: 5),
        Case(stored: StoredPosition(nextOffset: 9, clusterID: "c"), low: 0, high: 9, offset: 9),
        Case(stored: StoredPosition(nextOffset: 10, clusterID: "c"), low: 0, high: 9, offset: 0, voided: true),
        Case(stored: StoredPosition(nextOffset: 5, clusterID: "old"), low: 0, high: 9, offset: 0, voided: true),
        Case(stored: StoredPosition(nextOffset: 2, clusterID: "c"), low: 4, high: 9, offset: 4, trimmed: true),
        // After a rebuild everything is read again on purpose.
        Case(stored: StoredPosition(nextOffset: 0, reactedOffset: 7, clusterID: "c"), low: 4, high: 9, offset: 4),
    ])
    func readingGoesOnWhereItIsRight(example: Case) {
        let stored = example.stored.map { [Self.partition: $0] } ?? [:]
        let marks = [Int32(0): KafkaWatermarks(low: example.low, high: example.high)]
        let start = StartingPoint(clusterID: "c", topics: ["t": marks], stored: stored)
        #expect(start.offsets == [Self.partition: example.offset])
        #expect(start.ends == [Self.partition: example.high])
        #expect(start.voided.isEmpty == !example.voided)
        #expect(start.trimmed.isEmpty == !example.trimmed)
    }

    @Test func aTopicThatIsNotThereIsNamed() {
        let start = StartingPoint(clusterID: "c", topics: ["t": nil], stored: [:])
        #expect(start.missingTopics == ["t"])
        #expect(start.offsets == [:])
    }

    @Test func gapsAreFoundOnlyWhenTheyLastAndGivenUpOnlyAfterReadingAgain() {
        var watch = GapWatch(patience: .seconds(5))
        let start = ContinuousClock.now
        func observe(_ gap: Int64?, _ second: Int) -> GapWatch.Finding? {
            watch.observe(.billing, gap: gap, now: start + .seconds(second))
        }
        #expect(observe(10, 0) == nil)
        #expect(observe(nil, 4) == nil)
        #expect(observe(10, 5) == nil)
        #expect(observe(11, 9) == nil)
        #expect(observe(11, 13) == nil)
        #expect(observe(11, 14) == .readAgain(.billing))
        #expect(observe(11, 15) == nil)
        #expect(observe(11, 20) == .giveUp(.billing))
        #expect(observe(12, 21) == nil)
        #expect(observe(12, 26) == .readAgain(.billing))
    }
}
