import Contracts
import Database
import ProcessKit
import Kafka

/// Takes batches in: in one transaction the read models, then the reactions, then what has been read. Used by one thread.
///
/// Events of the back office carry positions, by which a duplicate is known and skipped. Facts of the platform may come late,
/// twice and out of order; whoever applies them keeps the newest.
final class BatchApplier {
    private let changes: ChangePath
    private let handlers: [String: TopicSubscription.Handler]
    private let start: StartingPoint
    private let journal: ApplyJournal?
    private let observe: EventObserver
    private var applied: ProcessedPositions
    private let reacted: ProcessedPositions
    /// Messages that had been laid aside before reading began; after a rebuild they come by again, and may have their effect then.
    private let laidAside: Set<MessagePlace>

    init(
        changes: ChangePath, subscriptions: [TopicSubscription], start: StartingPoint, journal: ApplyJournal?,
        observe: @escaping EventObserver
    ) throws {
        self.changes = changes
        self.journal = journal
        journal?.begin(clusterID: start.clusterID)
        self.start = start
        self.observe = observe
        handlers = Dictionary(subscriptions.map { ($0.topic, $0.handle) }, uniquingKeysWith: { first, _ in first })
        (applied, reacted, laidAside) = try changes.database.read { connection in
            let letters = DeadLetterTable(connection: connection)
            return (
                try ProcessedPositions(.applied, connection), try ProcessedPositions(.reacted, connection),
                try letters.waitingPlaces(clusterID: start.clusterID)
            )
        }
    }

    /// Applies messages, in order per partition, exactly once. What can't take effect is laid aside as a dead letter.
    /// - Throws: what may pass by itself; nothing has changed then.
    func apply(_ batch: [Incoming]) throws {
        guard !batch.isEmpty else { return }
        guard let journal else { return try applyAtOnce(batch) }
        if journal.isSuspicious(batch) {
            for incoming in batch {
                let one = journal.reasonToRefuse(incoming).map { incoming.refused($0) } ?? incoming
                try journal.noting([one], isSingle: true) { try applyAtOnce([one]) }
            }
        } else {
            try journal.noting(batch, isSingle: false) { try applyAtOnce(batch) }
        }
    }

    private func applyAtOnce(_ batch: [Incoming]) throws {
        FaultInjection.trap(on: batch)
        let begun = ContinuousClock.now
        let outcome: Outcome
        do {
            outcome = try transaction(batch, isolating: false)
        } catch  where lastingReason(of: error) != nil {
            // Some event of the batch is to blame; one by one shows which.
            outcome = try transaction(batch, isolating: true)
        }
        applied.adopt(outcome.taking)
        report(outcome, seconds: (ContinuousClock.now - begun).seconds)
    }

    /// The source of a topic behind whose newest events others are missing.
    func gap(source: String) -> Int64? {
        applied.gap(source)
    }

    /// Stops waiting for the missing events of a source; answers how many they are.
    func closeGap(source: String) throws -> Int64 {
        try changes.run { try applied.closeGap(source, $0.connection) }
    }

    private func transaction(_ batch: [Incoming], isolating: Bool) throws -> Outcome {
        try changes.run { work in
            var outcome = Outcome()
            for group in Incoming.byTopic(batch) {
                var fresh = group
                fresh.incoming = try group.incoming.filter { try isFresh($0, group, work, &outcome) }
                if isolating {
                    fresh.incoming = try fresh.incoming.filter { try applyAlone($0, topic: group.topic, work, &outcome) }
                } else {
                    try apply(fresh, work)
                }
                outcome.applied[group.topic, default: 0] += fresh.incoming.count
                if group.isAdministrative {
                    let events = fresh.incoming.compactMap(\.readEvent)
                    work.record.applied += events
                    try SeenEvents.remember(events, work.connection)
                } else {
                    work.record.factTypes.formUnion(fresh.incoming.lazy.compactMap { $0.readEvent?.type })
                }
            }
            try applied.save(&outcome.taking, work.connection)
            try PositionTable(connection: work.connection).advance(batch.lazy.map(\.message).nextOffsets, clusterID: start.clusterID)
            return outcome
        }
    }

    /// False for what is not to be applied: unreadable messages, which become dead letters here, and duplicates.
    private func isFresh(_ incoming: Incoming, _ group: Incoming.Group, _ work: UnitOfWork, _ outcome: inout Outcome) throws -> Bool {
        switch incoming.event {
        case .failure(let reason):
            try layAside(incoming, "\(reason)", work, &outcome)
            return false
        case .success(let event):
            if group.isAdministrative, let position = event.position {
                guard try take(position, incoming, event, work, &outcome) else { return false }
            }
            guard event.hasHappened(by: work.now) else {
                try layAside(incoming, event.futureReason(at: work.now), work, &outcome)
                return false
            }
            return true
        }
    }

    /// False for an event that has been taken before, and for one that claims the position of another, which becomes a dead letter: its owner's
    /// store may have been replaced by an older copy.
    private func take(
        _ position: Int64, _ incoming: Incoming, _ event: CloudEvent, _ work: UnitOfWork, _ outcome: inout Outcome
    ) throws -> Bool {
        let events = ProcessedEvents(connection: work.connection)
        if applied.take(event.source, position, &outcome.taking) {
            try events.add(event.source, position, event.id)
            return true
        }
        if let known = try events.eventID(event.source, position), known != event.id {
            let reason = "position \(position) of \(event.source) is taken by the event \(known); was its store replaced by an older copy?"
            try layAside(incoming, reason, work, &outcome)
        } else {
            outcome.skipped[incoming.message.topic, default: 0] += 1
        }
        return false
    }

    private func apply(_ fresh: Incoming.Group, _ work: UnitOfWork) throws {
        guard !fresh.incoming.isEmpty else { return }
        let events = fresh.incoming.compactMap(\.readEvent)
        try work.project(events)
        let news = fresh.incoming.filter { !hasReacted($0, fresh) }
        if !news.isEmpty {
            try handlers[fresh.topic]?(news.count == events.count ? events : news.compactMap(\.readEvent), work)
        }
        guard !laidAside.isEmpty else { return }
        for place in fresh.incoming.map(\.place) where laidAside.contains(place) {
            try DeadLetterTable(connection: work.connection).markReplayed(place, clusterID: start.clusterID)
        }
    }

    /// False for a message that can't take effect and becomes a dead letter.
    private func applyAlone(_ incoming: Incoming, topic: String, _ work: UnitOfWork, _ outcome: inout Outcome) throws -> Bool {
        do {
            try work.isolated { try apply(Incoming.Group(topic: topic, [incoming]), work) }
            return true
        } catch {
            guard let reason = lastingReason(of: error) else { throw error }
            try layAside(incoming, reason, work, &outcome)
            return false
        }
    }

    private func layAside(_ incoming: Incoming, _ reason: String, _ work: UnitOfWork, _ outcome: inout Outcome) throws {
        try DeadLetterTable(connection: work.connection)
            .add(incoming.message, clusterID: start.clusterID, reason: reason, at: work.now)
        outcome.deadLettered.append(incoming.message.topic)
    }

    /// After a rebuild the past is read again for the read models alone.
    private func hasReacted(_ incoming: Incoming, _ group: Incoming.Group) -> Bool {
        if !laidAside.isEmpty && laidAside.contains(incoming.place) { return false }
        if group.isAdministrative, let event = incoming.readEvent, let position = event.position {
            return reacted.contains(event.source, position)
        }
        guard !start.reactedOffsets.isEmpty else { return false }
        return incoming.message.offset < start.reactedOffsets[incoming.message.place] ?? 0
    }

    private func report(_ outcome: Outcome, seconds: Double) {
        for (topic, count) in outcome.applied where count > 0 { observe(.applied(topic: topic, count: count)) }
        for (topic, count) in outcome.skipped { observe(.skipped(topic: topic, count: count)) }
        for topic in outcome.deadLettered { observe(.deadLettered(topic: topic)) }
        observe(.batchApplied(seconds: seconds))
    }

    private struct Outcome {
        var taking = ProcessedPositions.Taking()
        var applied: [String: Int] = [:]
        var skipped: [String: Int] = [:]
        var deadLettered: [String] = []
    }
}
