import Foundation
import Kafka
import TestKit
import Testing

@Suite struct ReadAheadTests {
    @Test func handsOutEveryMessageInOrderAsItWasRead() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        try await fill(cluster, 500)
        let (configuration, partition) = (cluster.configuration, cluster.partition(0))
        let (numbers, threads) = try await DedicatedThread.run(named: "owner") {
            let threads = Recorder<String>()
            let consumer = try ReadAheadConsumer(
                configuration, groupID: "tests", clientID: "tests", maximumMessages: 30,
                read: { message in
                    threads.add(Thread.current.name ?? "")
                    return message.number
                })
            try consumer.assign([partition: 100])
            let numbers = Self.take(400, from: consumer) {
                #expect($0.elements == $0.batch.messages.map(\.number) && $0.elements.count <= 30)
            }
            consumer.close()
            return (numbers, Set(threads.values))
        }
        #expect(numbers == Array(100..<500))
        #expect(threads == ["read-ahead"])
    }

    @Test func whatWasFetchedAheadIsForgottenByAnAssignment() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        try await fill(cluster, 500)
        let (configuration, partition) = (cluster.configuration, cluster.partition(0))
        let (first, second) = try await DedicatedThread.run(named: "owner") {
            let consumer = try ReadAheadConsumer(
                configuration, groupID: "tests", clientID: "tests", maximumMessages: 50, read: \.number)
            try consumer.assign([partition: 0])
            let first = Self.take(50, from: consumer)
            try consumer.assign([partition: 300])
            let second = Self.take(200, from: consumer)
            consumer.close()
            return (first, second)
        }
        #expect(first == Array(0..<first.count))
        #expect(second == Array(300..<500))
    }

    @Test func theOwnerMayUseTheConsumerBetweenTwoBatches() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        try await fill(cluster, 100)
        let (configuration, partition) = (cluster.configuration, cluster.partition(0))
        let lags = try await DedicatedThread.run(named: "owner") {
            let consumer = try ReadAheadConsumer(
                configuration, groupID: "tests", clientID: "tests", maximumMessages: 10, read: \.offset)
            try consumer.assign([partition: 0])
            var lags: [Int64?] = []
            var next: Int64 = 0
            while next < 100 {
                let batch = consumer.next { lags.append($0.lag(behind: [partition: next])[partition]) }
                next += Int64(batch.elements.count)
            }
            consumer.close()
            return lags
        }
        #expect(lags.contains(100))
        #expect(lags.compactMap { $0 } == lags.compactMap { $0 }.sorted(by: >))
    }

    @Test func closesWhileItFetchesAndThenHasNothing() async throws {
        let cluster = try await ClusterUnderTest(partitions: 1)
        let (configuration, partition) = (cluster.configuration, cluster.partition(0))
        let rest = try await DedicatedThread.run(named: "owner") {
            let consumer = try ReadAheadConsumer(
                configuration, groupID: "tests", clientID: "tests", maximumMessages: 10, read: \.offset)
            try consumer.assign([partition: 0])
            _ = consumer.next { _ in }
            consumer.close()
            consumer.close()
            #expect(throws: KafkaError.closed) { try consumer.assign([:]) }
            return consumer.next { _ in }
        }
        #expect(rest.elements.isEmpty && rest.batch == KafkaBatch())
    }

    private func fill(_ cluster: ClusterUnderTest, _ count: Int) async throws {
        let producer = try cluster.producer()
        _ = try await producer.produce(numbered(count, topic: cluster.topic))
        await producer.close()
    }

    private static func take<Element>(
        _ count: Int, from consumer: ReadAheadConsumer<Element>, _ look: (ReadAheadConsumer<Element>.Batch) -> Void = { _ in }
    ) -> [Element] {
        let deadline = ContinuousClock.now + .seconds(60)
        var elements: [Element] = []
        while elements.count < count && ContinuousClock.now < deadline {
            let batch = consumer.next { _ in }
            look(batch)
            elements += batch.elements
        }
        return elements
    }
}
