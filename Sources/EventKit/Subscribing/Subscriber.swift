import Contracts
import Database
import Kafka

/// What the subscriber and its thread are made of.
struct SubscriberParts: Sendable {
    let changes: ChangePath
    let kafka: KafkaConfiguration
    let groupID: String
    let clientID: String
    let subscriptions: [TopicSubscription]
    let settings: SubscriberSettings
    /// Nil where nothing is to be remembered across the end of the process.
    let journal: ApplyJournal?
    let control: SubscriberControl
    let observe: EventObserver
}

/// Limits of a subscriber.
public struct SubscriberSettings: Sendable {
    /// How many messages one transaction takes in at most.
    public var batchLimit = 10_000
    /// How often the cluster is asked whether it still is the same, and whether missing topics have come.
    public var checkInterval = Duration.seconds(5)
    public var longestPause = Duration.seconds(5)
    /// How long a gap in the positions of a source may last before its topic is read again.
    public var gapPatience = Duration.seconds(5)
    /// Whether missing topics are made; otherwise they are waited for, while the others are read.
    public var createsTopics = false

    public init() {}
}

/// Keeps one consumer for all topics of the service, reading from positions in the service's own database.
public final class Subscriber: Sendable {
    private let parts: SubscriberParts

    init(_ parts: SubscriberParts) {
        self.parts = parts
    }

    /// What it waits for, in words for `/readyz`; nil once it has caught up.
    public var waitingFor: String? { parts.control.waitingFor }

    /// Whether it reads, and has not yet taken in what its topics have.
    public var isBehind: Bool { parts.control.isBehind }

    /// Reads until the task is cancelled. Every outage and doubt leads back to a look at the cluster.
    public func run() async {
        parts.control.start()
        guard !parts.subscriptions.isEmpty else {
            parts.control.waits(for: nil)
            return
        }
        var pause = Backoff(first: .milliseconds(100), longest: parts.settings.longestPause)
        while !Task.isCancelled {
            let started = ContinuousClock.now
            do {
                let start = try await startingPoint()
                if let reason = try await read(from: start), !Task.isCancelled {
                    parts.observe(.trouble(.subscriber, "\(reason); the cluster is checked at again"))
                }
            } catch {
                if Task.isCancelled { break }
                parts.control.waits(for: "Kafka: \(error)")
                parts.observe(.trouble(.subscriber, "\(error)"))
            }
            if ContinuousClock.now - started > parts.settings.longestPause { pause.reset() }
            await pause.wait()
        }
    }

    /// Asks a fresh client, since one that lived through the replacement of a cluster keeps the old answers.
    private func startingPoint() async throws -> StartingPoint {
        let admin = KafkaAdmin(parts.kafka, timeoutMilliseconds: 3_000)
        let overview = try await overview(admin)
        var topics: [String: [Int32: KafkaWatermarks]?] = [:]
        for topic in parts.subscriptions.map(\.topic) {
            let exists = overview.partitionCounts[topic] != nil
            topics[topic] = .some(exists ? try await admin.watermarks(topic: topic) : nil)
        }
        let stored = try await parts.changes.database.reading { try PositionTable(connection: $0).load() }
        let start = StartingPoint(clusterID: overview.clusterID, topics: topics, stored: stored)
        if !start.voided.isEmpty {
            try await parts.changes.database.writing { try PositionTable(connection: $0).forget(start.voided) }
        }
        for topic in Set((start.voided + start.trimmed).map(\.topic)) { parts.observe(.gap(topic: topic)) }
        return start
    }

    /// What the cluster has, after the topics that it lacks were made where that is wanted.
    private func overview(_ admin: KafkaAdmin) async throws -> KafkaClusterOverview {
        let overview = try await admin.overview()
        let missing = parts.subscriptions.map(\.topic).filter { overview.partitionCounts[$0] == nil }
        guard parts.settings.createsTopics, !missing.isEmpty else { return overview }
        try await admin.createTopics(missing.map { BackOfficeTopics.specification($0) })
        return try await admin.overview()
    }

    private func read(from start: StartingPoint) async throws -> String? {
        let parts = parts
        parts.control.begin()
        return try await withThrowingTaskGroup(of: String??.self) { group in
            group.addTask {
                await self.watch(start)
                return nil
            }
            group.addTask {
                try await withTaskCancellationHandler {
                    try await DedicatedThread.run(named: "subscriber") { .some(try ConsumerLoop(parts, start: start).run()) }
                } onCancel: {
                    parts.control.stop()
                }
            }
            while let ended = try await group.next() {
                if let reason = ended {
                    group.cancelAll()
                    return reason
                }
            }
            return nil
        }
    }

    /// Looks at the cluster now and then, and whenever the thread asks: a live consumer would not notice that the cluster was
    /// replaced, or that a topic has come.
    private func watch(_ start: StartingPoint) async {
        while true {
            await parts.control.waitForCheckRequest(upTo: parts.settings.checkInterval)
            if Task.isCancelled { return }
            let reason = await difference(from: start)
            parts.control.answerClusterCheck(reason)
            if reason != nil { return }
        }
    }

    /// In which way the cluster is not what it was when reading began, nil when it is.
    private func difference(from start: StartingPoint) async -> String? {
        do {
            let overview = try await KafkaAdmin(parts.kafka, timeoutMilliseconds: 3_000).overview()
            if overview.clusterID != start.clusterID { return "the cluster is another one" }
            for topic in parts.subscriptions.map(\.topic) {
                let count = overview.partitionCounts[topic] ?? 0
                if count != start.offsets.keys.filter({ $0.topic == topic }).count { return "\(topic) has \(count) partitions now" }
            }
            return nil
        } catch {
            return "the cluster gives no answer: \(error)"
        }
    }
}
