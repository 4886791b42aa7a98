import Contracts
import Kafka
import ServiceTesting
import Testing
@testable import EventKit

@Suite struct PositionLimitTests {
    private let first = TopicPartition(topic: "dembrane.billing", partition: 0)
    private let second = TopicPartition(topic: "dembrane.billing", partition: 1)

    private func incoming(_ position: Int64, offset: Int64, topic: String = "dembrane.billing") -> Incoming {
        Incoming(
            message: KafkaMessage(topic: topic, partition: 0, offset: offset, timestampMilliseconds: 0, key: nil, value: nil),
            event: .success(raised("north", by: 1, position: position)))
    }

    /// Of each message whether it is still to be applied; nil when the topic must be asked for its length.
    private func judge(_ batch: [Incoming], ends: [TopicPartition: Int64], next: [TopicPartition: Int64] = [:]) -> [Bool]? {
        PositionLimit(ends: ends).applied(to: batch, next: next)?.map { $0.readEvent != nil }
    }

    @Test func aPositionCanBeNoGreaterThanTheRecordsOfItsTopic() {
        let ends = [first: Int64(60), second: 40]
        #expect(judge([incoming(100, offset: 5)], ends: ends) == [true])
        #expect(judge([incoming(100 + PositionLimit.unreadEvents, offset: 5)], ends: ends) == [true])
        #expect(judge([incoming(7, offset: 4), incoming(101 + PositionLimit.unreadEvents, offset: 5)], ends: ends) == [true, false])
        #expect(judge([incoming(.max, offset: 5)], ends: ends) == [false])
    }

    @Test func aTopicThatHasGrownIsAskedAgainBeforeAnEventIsRefused() {
        let ends = [first: Int64(60), second: 40]
        #expect(judge([incoming(.max, offset: 60)], ends: ends) == nil)
        // What has been read since then counts.
        let far = 200 + PositionLimit.unreadEvents
        #expect(judge([incoming(far, offset: 60)], ends: ends, next: [first: 150, second: 50]) == [true])
    }

    @Test func factsOfThePlatformHaveNoPositionsToJudge() {
        #expect(judge([incoming(.max, offset: 5, topic: "dembrane.platform")], ends: [:]) == [true])
    }
}
