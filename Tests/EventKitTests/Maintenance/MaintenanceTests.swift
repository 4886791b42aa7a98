import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite struct MaintenanceTests {
    let cluster: EmbeddedCluster

    init() async throws {
        cluster = try await makeCluster()
    }

    /// Every row of every table that a rebuild or a recovery must reproduce, as text.
    func contents(_ store: TestStore, of tables: [String] = ["events", "tally_sums"]) throws -> [String] {
        try store.database.read { connection in
            try tables.flatMap { table in
                let columns = try connection.query("SELECT name FROM pragma_table_info(?)", [.text(table)]) { $0.text(0) }
                let quoted = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
                return try connection.query("SELECT \(quoted) FROM \(table) ORDER BY 1") { "\(table): \($0.text(0))" }
            }
        }
    }

    /// Own events, foreign ones with reactions, and facts, all applied and published.
    func runningService(_ subscriptions: [TopicSubscription]) async throws -> TestService {
        let service = try TestService(cluster, subscriptions: subscriptions)
        for index in 0..<30 { try service.raise("own \(index % 4)", by: 1) }
        let events = (1...40).map { raised("owner \($0 % 7)", by: 1, position: Int64($0)) }
        try await cluster.send(events + events, topic: "dembrane.billing")
        try await cluster.send((1...20).map { raised("fact \($0 % 3)", by: 1, context: .platform) }, topic: "dembrane.platform")
        #expect(try await eventually { try service.store.storedEvents().count == 70 })
        #expect(try await eventually { try service.sums["fact 0"] == 6 && service.sums["fact 1"] == 7 && service.sums["fact 2"] == 7 })
        let admin = KafkaAdmin(cluster.configuration)
        #expect(
            try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 70 })
        return service
    }

    @Test func readModelsAfterARebuildEqualTheLiveOnesAndReactionsDoNotRunAgain() async throws {
        let reactions = Recorder<String>()
        let recorded = TopicSubscription(.platform) { events, _ in for event in events { reactions.add(event.id) } }
        let service = try await runningService([echo, recorded])
        await service.stop()
        let live = try contents(service.store)

        for _ in 0..<2 {
            #expect(try Rebuild(changes: service.store.changes).run() == 70)
            #expect(try contents(service.store) != live)
            let again = try TestService(cluster, folder: service.store.folder, subscriptions: [echo, recorded])
            #expect(try await eventually { try contents(again.store) == live })
            #expect(try await eventually { again.engine.waitingFor == [] })
            await again.stop()
            #expect(try contents(again.store) == live)
        }
        #expect(reactions.values.count == 20)

        // What comes after the rebuild is reacted to.
        let after = try TestService(cluster, folder: service.store.folder, subscriptions: [echo, recorded])
        try await cluster.send([raised("owner 1", by: 1, position: 41)], topic: "dembrane.billing")
        try await cluster.send([raised("fact 1", by: 1, context: .platform)], topic: "dembrane.platform")
        #expect(try await eventually { try after.store.storedEvents().count == 71 && reactions.values.count == 21 })
        await after.stop()
    }

    @Test func aRebuildThatFailsLeavesTheOldReadModels() async throws {
        let service = try await runningService([echo, TopicSubscription(.platform)])
        await service.stop()
        let live = try contents(service.store)
        let fragile = ChangePath(
            database: service.store.database, source: EventContext.partner.source,
            projections: [FragileSums(Sabotage(failing: [2]))], time: service.store.time)
        #expect(throws: Interruption()) { try Rebuild(changes: fragile).run() }
        #expect(try contents(service.store) == live)
    }

    @Test func aLostStoreIsRecoveredFromItsTopic() async throws {
        let service = try await runningService([echo, TopicSubscription(.platform)])
        await service.stop()
        let original = try contents(service.store)

        let fresh = try TestStore()
        #expect(try await recovery(fresh).run() == 70)
        #expect(try contents(fresh, of: ["events"]) == original.filter { $0.hasPrefix("events") })
        #expect(try Recovery.isUnfinished(fresh.database) == false)

        // Served again, it takes in what others said, publishes nothing twice, and goes on at the next position.
        let again = try TestService(
            cluster, folder: fresh.folder, subscriptions: [TopicSubscription(.billing), TopicSubscription(.platform)])
        #expect(try await eventually { try contents(again.store) == original })
        #expect(try again.raise("own 0", by: 1).events.first?.position == 71)
        let admin = KafkaAdmin(cluster.configuration)
        #expect(
            try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 71 })
        await again.stop()
    }

    @Test func aTopicWithHolesIsRefused() async throws {
        let service = try await runningService([echo, TopicSubscription(.platform)])
        await service.stop()
        let torn = try await makeCluster()
        let kept = try service.store.storedEvents().filter { $0.position != 7 }
        try await torn.send(kept, topic: "dembrane.partner")
        let fresh = try TestStore()
        await #expect(throws: RecoveryFailure.incomplete("dembrane.partner", events: 69, lastPosition: 70)) {
            try await recovery(fresh, from: torn).run()
        }
        #expect(try Recovery.isUnfinished(fresh.database))
        // The missing event turns up; the second attempt ends well.
        try await torn.send(try service.store.storedEvents(), topic: "dembrane.partner")
        #expect(try await recovery(fresh, from: torn).run() == 70)
        #expect(try Recovery.isUnfinished(fresh.database) == false)
    }

    @Test func anOldBackupGetsTheEventsThatItIsMissing() async throws {
        let service = try TestService(cluster)
        for _ in 0..<3 { try service.raise("own", by: 1) }
        let folder = TestFolders.make()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try service.store.database.backup(to: folder + "/kit.sqlite")
        for _ in 0..<3 { try service.raise("own", by: 1) }
        let admin = KafkaAdmin(cluster.configuration)
        #expect(try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 6 })
        await service.stop()

        let restored = try TestStore(folder: folder)
        #expect(try restored.storedEvents().count == 3)
        #expect(try await recovery(restored).run() == 6)
        #expect(try contents(restored) == contents(service.store))
    }

    @Test func aRecoveredStoreHasItsTimersAgain() async throws {
        let service = try TestService(cluster, projections: [TallySums(), Reminder()])
        try service.raise("own", by: 1)
        let admin = KafkaAdmin(cluster.configuration)
        #expect(try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 1 })
        await service.stop()
        let fresh = try TestStore(projections: [TallySums(), Reminder()])
        _ = try await recovery(fresh).run()
        #expect(try contents(fresh, of: ["due"]) == contents(service.store, of: ["due"]))
        #expect(try contents(fresh, of: ["due"]).count == 1)
    }

    @Test func aReadModelThatComesLaterReadsOneTopicAgainAndReactionsDoNotRunAgain() async throws {
        let service = try await runningService([echo, TopicSubscription(.platform)])
        await service.stop()
        let (live, decided) = (try service.sums, try service.store.storedEvents().count)
        #expect(live["owner 1"] == 6)
        try service.store.database.write { try $0.executeScript(Migration.readingAgain(.billing, as: "again").sql) }
        let again = try TestService(cluster, folder: service.store.folder, subscriptions: [echo, TopicSubscription(.platform)])
        // These sums count whatever they are told, so they tell what was read again.
        #expect(try await eventually { try again.sums["owner 1"] == 12 && again.sums["owner 6"] == 10 })
        #expect(try await eventually { again.engine.waitingFor == [] })
        #expect(try again.sums["fact 0"] == live["fact 0"])
        #expect(try again.store.storedEvents().count == decided)
        await again.stop()
    }

    @Test func whatARestoredBackupHadStillToDoOutsideIsPutAside() async throws {
        let service = try TestService(cluster)
        try service.raise("own", by: 1)
        let admin = KafkaAdmin(cluster.configuration)
        #expect(try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 1 })
        await service.stop()
        for name in ["first", "second"] { try service.store.request(name) }
        _ = try await recovery(service.store).run()
        #expect(try service.store.states == ["dead 0", "dead 0"])
        #expect(try EffectOperations(changes: service.store.changes).retry().count == 2)
        #expect(try service.store.states == ["waiting 0", "behind 0"])
    }

    @Test func deadLettersTakeEffectOnceWhatStoodInTheirWayIsGone() async throws {
        let isMended = SharedFlag()
        let strict = TopicSubscription(.billing) { events, work in
            if !isMended.isSet { throw UnprocessableEvent("not yet") }
            try echo.handle(events, work)
        }
        let service = try TestService(cluster, subscriptions: [strict])
        try await cluster.send((1...3).map { raised("north", by: 1, position: Int64($0)) }, topic: "dembrane.billing")
        #expect(try await eventually { try service.engine.deadLetters.waitingCount() == 3 })
        let letters = service.engine.deadLetters
        #expect(try letters.replay([1]).map(\.reason) == ["not yet"])
        #expect(try service.sums == [:])
        isMended.set()
        #expect(try letters.replay().map(\.reason) == [nil, nil, nil])
        #expect(try service.sums == ["north": 3, "echo-north": 3])
        #expect(try letters.list().map(\.status) == [.replayed, .replayed, .replayed])
        #expect(try letters.replay().isEmpty)
        #expect(try letters.replay([1, 99]).map(\.reason) == ["dead letter 1 has been replayed already", "there is no dead letter 99"])
        #expect(try service.sums == ["north": 3, "echo-north": 3])
        await service.stop()
    }

    @Test func aDeadLetterThatARebuildBringsBackHasItsReactionOnceAndIsNotReplayedAgain() async throws {
        let isMended = SharedFlag()
        let strict = TopicSubscription(.billing) { events, work in
            if !isMended.isSet && events.contains(where: { $0.position == 2 }) { throw UnprocessableEvent("not yet") }
            try echo.handle(events, work)
        }
        let first = try TestService(cluster, subscriptions: [strict])
        try await cluster.send((1...3).map { raised("north", by: 1, position: Int64($0)) }, topic: "dembrane.billing")
        #expect(try await eventually { try first.sums == ["north": 2, "echo-north": 2] })
        await first.stop()
        try Rebuild(changes: first.store.changes).run()
        isMended.set()
        let second = try TestService(cluster, folder: first.store.folder, subscriptions: [strict])
        #expect(try await eventually { try second.sums == ["north": 3, "echo-north": 3] })
        #expect(try second.engine.deadLetters.waitingCount() == 0)
        #expect(try second.engine.deadLetters.replay().isEmpty)
        await second.stop()
    }

    func recovery(_ store: TestStore, from other: EmbeddedCluster? = nil) -> Recovery {
        Recovery(
            changes: store.changes, topic: "dembrane.partner", kafka: (other ?? cluster).configuration, clientID: "dembrane.partner")
    }
}

/// A read model without tables that asks for a timer, as an expiry does.
struct Reminder: Projection {
    let name = "reminder"
    let migrations: [Migration] = []
    let tables: [String] = []

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let raised = try event.decode(TallyRaised.self) else { continue }
            try work.schedule("reminder", key: raised.owner, at: event.time.adding(days: 3))
        }
    }
}
