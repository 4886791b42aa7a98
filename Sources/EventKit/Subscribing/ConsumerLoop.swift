import Contracts
import Kafka
import Synchronization

/// Reads and applies batches on the thread that owns the consumer, until it is stopped or the cluster must be checked at anew.
final class ConsumerLoop {
    private let consumer: ReadAheadConsumer<Incoming>
    private let applier: BatchApplier
    private let changes: ChangePath
    private let control: SubscriberControl
    private let settings: SubscriberSettings
    private let observe: EventObserver
    private let missingTopics: [String]
    private let contexts: [EventContext]
    private let positionLimit: PositionLimit
    private var progress: ReadingProgress
    private var stalled = StalledPartitions()
    private var gaps: GapWatch
    private var nextReport = ContinuousClock.now
    private var messagesOfRush = 0

    init(_ parts: SubscriberParts, start: StartingPoint) throws {
        changes = parts.changes
        control = parts.control
        settings = parts.settings
        observe = parts.observe
        missingTopics = start.missingTopics
        progress = ReadingProgress(start)
        positionLimit = PositionLimit(ends: start.ends)
        gaps = GapWatch(patience: settings.gapPatience)
        let topics = Set(start.offsets.keys.map(\.topic))
        contexts = EventContext.administrative.filter { topics.contains($0.topic) }
        applier = try BatchApplier(
            changes: changes, subscriptions: parts.subscriptions, start: start, journal: parts.journal, observe: observe)
        let reader = IncomingReader(changes.projections)
        consumer = try ReadAheadConsumer(
            parts.kafka, groupID: parts.groupID, clientID: parts.clientID, maximumMessages: settings.batchLimit, read: reader.read)
    }

    /// - Returns: why it ended, nil when it was asked to stop.
    /// - Throws: `KafkaError`, or what the store can't do.
    func run() throws -> String? {
        defer { consumer.close() }
        try consumer.assign(progress.next)
        while !control.isStopped {
            if let reason = control.takeReasonToLookAgain() { return reason }
            let read = consumer.next(report)
            if let reason = doubt(about: read.batch) { return reason }
            progress.note(read.batch)
            guard let batch = positionLimit.applied(to: read.elements, next: progress.next) else {
                return "an event's position is far beyond the records that its topic was known to have"
            }
            try take(batch)
            try retryStalled()
            try watchGaps()
            try restAfterRush(read.batch)
            control.waits(for: waitingFor)
        }
        return nil
    }

    /// After an outage the log may be another one: nothing of it is applied before somebody has checked.
    /// - Returns: why reading must end, nil when the batch can be trusted.
    private func doubt(about batch: KafkaBatch) -> String? {
        if let lost = batch.positionLost.first { return "the position in \(lost.topic) \(lost.partition) is lost" }
        guard !batch.errors.isEmpty else { return nil }
        for error in batch.errors { observe(.trouble(.subscriber, "\(error)")) }
        return control.waitForClusterCheck()
    }

    private func take(_ batch: [Incoming]) throws {
        do {
            try applier.apply(batch)
        } catch {
            observe(.trouble(.subscriber, "\(error)"))
            try takeByPartition(batch)
        }
    }

    /// One partition must not hold up the others: each is tried alone, and only those that fail wait.
    private func takeByPartition(_ batch: [Incoming]) throws {
        var failed = false
        for (partition, batch) in Dictionary(grouping: batch, by: \.place.partition) {
            do {
                try applier.apply(batch)
            } catch {
                stalled.add(partition, batch, reason: "\(error)")
                failed = true
            }
        }
        if failed { try assignUnstalled() }
    }

    private func retryStalled() throws {
        var recovered = false
        for (partition, batch) in stalled.ready() {
            do {
                try applier.apply(batch)
                stalled.recovered(partition)
                recovered = true
            } catch {
                observe(.trouble(.subscriber, "\(partition.topic) \(partition.partition): \(error)"))
                stalled.failedAgain(partition, reason: "\(error)")
            }
        }
        if recovered { try assignUnstalled() }
    }

    private func assignUnstalled() throws {
        let waiting = Set(stalled.partitions)
        try consumer.assign(progress.next.filter { !waiting.contains($0.key) })
    }

    private func watchGaps() throws {
        guard stalled.isEmpty else { return }
        for context in contexts {
            let gap = progress.isAtEnd(topic: context.topic) ? applier.gap(source: context.source) : nil
            switch gaps.observe(context, gap: gap) {
            case nil:
                continue
            case .readAgain:
                observe(.gap(topic: context.topic))
                let partitions = progress.rewind(topic: context.topic)
                try changes.run { try PositionTable(connection: $0.connection).forget(partitions) }
                try assignUnstalled()
            case .giveUp:
                let missing = try applier.closeGap(source: context.source)
                observe(.trouble(.subscriber, "\(missing) events are missing in \(context.topic) for good; reading goes on without them"))
            }
        }
    }

    /// After catching up the process shall be as small as before.
    private func restAfterRush(_ batch: KafkaBatch) throws {
        messagesOfRush += batch.messages.count
        guard batch.messages.isEmpty, messagesOfRush > 2 * settings.batchLimit else { return }
        messagesOfRush = 0
        try changes.database.releaseMemory()
        KafkaConsumer.releaseUnusedMemory()
    }

    private func report(_ consumer: KafkaConsumer) {
        guard ContinuousClock.now >= nextReport else { return }
        nextReport = .now + .seconds(1)
        let waiting = Set(stalled.partitions)
        // What is handed out but stalled has not been taken in, so its offset isn't told yet.
        consumer.commitAsynchronously(progress.next.filter { $0.value > 0 && !waiting.contains($0.key) })
        for (partition, messages) in consumer.lag(behind: progress.next) {
            observe(.lag(topic: partition.topic, partition: partition.partition, messages: messages))
        }
    }

    private var waitingFor: String? {
        if let stall = stalled.explanation { return stall }
        if let topic = missingTopics.first { return "the topic \(topic)" }
        return progress.isCaughtUp ? nil : "\(progress.partitionsBehind) partitions to be read to their ends"
    }
}
