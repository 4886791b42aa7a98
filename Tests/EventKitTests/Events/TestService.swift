import Contracts
import Kafka
import ServiceTesting
import TestKit
@testable import EventKit

/// A service around a store: started and stopped like the real one.
final class TestService: Sendable {
    let store: TestStore
    let engine: EventEngine
    let observations = Recorder<EventObservation>()
    private let task: Task<Void, Never>

    convenience init(
        _ cluster: EmbeddedCluster, folder: String? = nil, projections: [any Projection] = [TallySums()],
        subscriptions: [TopicSubscription] = [], timers: [String: TimerHandler] = [:],
        change: (inout EventEngineSettings) -> Void = { _ in }
    ) throws {
        try self.init(
            [cluster], folder: folder, projections: projections, subscriptions: subscriptions, timers: timers, change: change)
    }

    init(
        _ clusters: [EmbeddedCluster], folder: String? = nil, projections: [any Projection] = [TallySums()],
        subscriptions: [TopicSubscription] = [], timers: [String: TimerHandler] = [:],
        change: (inout EventEngineSettings) -> Void = { _ in }
    ) throws {
        store = try TestStore(projections: projections, folder: folder)
        var settings = EventEngineSettings()
        settings.publisher.longestPause = .milliseconds(200)
        settings.subscriber.longestPause = .milliseconds(200)
        settings.subscriber.gapPatience = .milliseconds(300)
        change(&settings)
        let kafka = KafkaConfiguration(
            bootstrapServers: clusters.map(\.bootstrapServers).joined(separator: ","), fetchWaitMaxMilliseconds: 5)
        let observations = observations
        let definition = EventEngineDefinition(
            name: "partner", source: EventContext.partner.source, topic: EventContext.partner.topic, projections: projections,
            subscriptions: subscriptions, timers: timers)
        engine = EventEngine(
            definition, database: store.database, kafka: kafka, time: store.time, settings: settings,
            observe: { observations.add($0) })
        let engine = engine
        task = Task { await engine.run() }
    }

    func stop() async {
        task.cancel()
        await task.value
    }

    @discardableResult
    func raise(_ owner: String, by amount: Int) throws -> Execution<Tally> {
        try engine.changes.run { try $0.execute(RaiseTally(by: amount, owner: owner), on: owner) }
    }

    var sums: [String: Int] {
        get throws { try TallySums.read(store.database) }
    }

    func count(_ isWanted: (EventObservation) -> Bool) -> Int {
        observations.values.filter(isWanted).count
    }
}
