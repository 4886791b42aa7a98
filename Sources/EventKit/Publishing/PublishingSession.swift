import Contracts
import Database
import Kafka

/// One stretch of publishing with one producer, from a look at the cluster until the first failure.
/// Every failure ends the session, because only a fresh look tells whether the cluster still is the same.
struct PublishingSession {
    let publisher: Publisher

    private var outbox: any Outbox { publisher.outbox }

    func run() async throws {
        var cursor = try await startingCursor()
        let producer = try KafkaProducer(publisher.kafka, clientID: publisher.clientID)
        do {
            // Closing ends a wait for acknowledgements that may never come, so that a shutdown stays short.
            try await withTaskCancellationHandler {
                try await publish(from: &cursor, producer)
            } onCancel: {
                Task { await producer.close() }
            }
        } catch {
            await producer.close()
            throw error
        }
        await producer.close()
    }

    private func publish(from cursor: inout PublishCursor, _ producer: KafkaProducer) async throws {
        publisher.isPublishing()
        var nextCheck = ContinuousClock.now + publisher.settings.checkInterval
        while !Task.isCancelled {
            if ContinuousClock.now >= nextCheck {
                try await requireKept(cursor)
                publisher.observe(.producer(topic: outbox.topic, producer.statistics))
                nextCheck = ContinuousClock.now + publisher.settings.checkInterval
            }
            let position = cursor.position
            let (rows, last) = try await publisher.database.reading { [outbox, limit = publisher.settings.batchLimit] connection in
                (try outbox.records(after: position, limit: limit, connection), try outbox.lastPosition(connection))
            }
            publisher.observe(.unpublished(topic: outbox.topic, count: Int(max(0, last - position))))
            if rows.isEmpty {
                await publisher.waitForRows()
            } else {
                try await send(rows, moving: &cursor, producer)
            }
        }
    }

    private func send(_ rows: [OutboxRecord], moving cursor: inout PublishCursor, _ producer: KafkaProducer) async throws {
        let deliveries = try await producer.produce(rows.map(\.record))
        // The cursor passes only what lies before the first failure; the rest is sent again.
        let acknowledged = deliveries.prefix { $0.error == nil }.count
        if acknowledged > 0 {
            cursor.position = rows[acknowledged - 1].position
            let moved = cursor
            try await publisher.database.writing { [outbox] in try moved.save(outbox.name, $0) }
            publisher.observe(.published(topic: outbox.topic, count: acknowledged))
        }
        if let error = deliveries.lazy.compactMap(\.error).first { throw error }
    }

    /// Where to go on: at the cursor when what was published is still there, otherwise at the very first row.
    private func startingCursor() async throws -> PublishCursor {
        let (clusterID, length) = try await checkCluster()
        let stored = try await publisher.database.reading { [outbox] in try PublishCursor.load(outbox.name, $0) }
        if let stored, stored.isKept(clusterID: clusterID, length: length) { return stored }
        let fresh = PublishCursor(position: 0, clusterID: clusterID)
        try await publisher.database.writing { [outbox] in try fresh.save(outbox.name, $0) }
        if let stored, stored.position > 0 { publisher.observe(.republishing(topic: outbox.topic)) }
        return fresh
    }

    private func requireKept(_ cursor: PublishCursor) async throws {
        let (clusterID, length) = try await checkCluster()
        guard cursor.isKept(clusterID: clusterID, length: length) else { throw PublishedEventsLost() }
    }

    /// The cluster's id, and the sum of the topic's end offsets, nil when others write to it too.
    /// Makes a missing topic where that is wanted. Asks with fresh clients: a live one keeps the id of a cluster that is gone.
    private func checkCluster() async throws -> (clusterID: String, length: Int64?) {
        let admin = KafkaAdmin(publisher.kafka, timeoutMilliseconds: 3_000)
        let overview = try await admin.overview()
        if overview.partitionCounts[outbox.topic] == nil {
            guard publisher.settings.createsTopics else { throw KafkaError.unknownTopic(outbox.topic) }
            try await admin.createTopics([BackOfficeTopics.specification(outbox.topic)])
        }
        guard outbox.isOnlyWriter else { return (overview.clusterID, nil) }
        let length = try await admin.watermarks(topic: outbox.topic).values.reduce(0) { $0 + $1.high }
        return (overview.clusterID, length)
    }
}

/// The cluster no longer has what was published to it.
struct PublishedEventsLost: Error, CustomStringConvertible {
    let description = "the cluster has lost events that it had acknowledged; they are published again"
}
