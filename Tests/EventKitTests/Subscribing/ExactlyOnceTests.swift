import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import Synchronization
import TestKit
import Testing
@testable import EventKit

/// Throws at chosen calls, counting all places where something could break.
final class Sabotage: Sendable {
    private let state: Mutex<(calls: Int, failing: Set<Int>)>

    init(failing: Set<Int>) {
        state = Mutex((0, failing))
    }

    func step() throws {
        let fails = state.withLock { state in
            state.calls += 1
            return state.failing.contains(state.calls)
        }
        if fails { throw Interruption() }
    }
}

/// The sums, with a place to break before and after each batch.
struct FragileSums: Projection {
    let sabotage: Sabotage
    private let sums = TallySums()
    var name: String { sums.name }
    var tables: [String] { sums.tables }
    var migrations: [Migration] { sums.migrations }

    init(_ sabotage: Sabotage) {
        self.sabotage = sabotage
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        try sabotage.step()
        try sums.apply(events, work)
        try sabotage.step()
    }
}

@Suite struct ExactlyOnceTests {
    let cluster: EmbeddedCluster
    let events = (1...60).map { raised("owner \($0 % 7)", by: 1, position: Int64($0)) }

    init() async throws {
        cluster = try await makeCluster()
    }

    /// The state of an undisturbed run: 60 foreign events and one echo for each.
    static let expected: [String: Int] = (1...60).reduce(into: [:]) { sums, index in
        sums["owner \(index % 7)", default: 0] += 1
        sums["echo-owner \(index % 7)", default: 0] += 1
    }

    @Test(arguments: [[1], [2], [3], [4], [1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12, 14]])
    func everyEventCountsOnceWhereverATransactionBreaks(steps: [Int]) async throws {
        let sabotage = Sabotage(failing: Set(steps))
        let breakable = TopicSubscription(.billing) { events, work in
            try sabotage.step()
            try echo.handle(events, work)
            try sabotage.step()
        }
        let service = try TestService(cluster, projections: [FragileSums(sabotage)], subscriptions: [breakable])
        try await cluster.send(events, topic: "dembrane.billing")
        #expect(try await eventually { try service.sums == Self.expected })
        await service.stop()
        #expect(try service.sums == Self.expected)
        #expect(try service.store.storedEvents().count == 60)
        #expect(try service.engine.deadLetters.list() == [])
    }

    @Test func everyEventCountsOnceAcrossRestartsInTheMiddle() async throws {
        var folder: String?
        var random = SeededGenerator(seed: 7)
        for round in 0..<6 {
            let service = try TestService(cluster, folder: folder, subscriptions: [echo]) { $0.subscriber.batchLimit = 3 }
            folder = service.store.folder
            try await cluster.send(Array(events[(round * 10)..<(round * 10 + 10)]), topic: "dembrane.billing")
            // Stopped at whatever point it has reached.
            let enough = Int.random(in: 0...8, using: &random)
            #expect(try await eventually { try service.store.storedEvents().count >= enough })
            await service.stop()
        }
        let last = try TestService(cluster, folder: folder, subscriptions: [echo])
        #expect(try await eventually { try last.sums == Self.expected })
        #expect(try await eventually { last.engine.subscriber.waitingFor == nil })
        await last.stop()
        #expect(try last.sums == Self.expected)
    }

    @Test func anotherClusterWithTheSameEventsChangesNothing() async throws {
        let first = try TestService(cluster, subscriptions: [echo])
        try await cluster.send(events, topic: "dembrane.billing")
        #expect(try await eventually { try first.sums == Self.expected })
        await first.stop()
        cluster.close()

        // Other partitions, another order between keys, and one event more.
        let fresh = try await makeCluster(partitions: 3)
        try await fresh.send(events + [raised("late", by: 9, position: 61)], topic: "dembrane.billing")
        let second = try TestService(fresh, folder: first.store.folder, subscriptions: [echo])
        let expected = Self.expected.merging(["late": 9, "echo-late": 1]) { first, _ in first }
        #expect(try await eventually { try second.sums == expected })
        #expect(try await eventually { second.engine.subscriber.waitingFor == nil })
        await second.stop()
        #expect(try second.sums == expected)
        #expect(second.count { if case .gap(topic: "dembrane.billing") = $0 { true } else { false } } == 1)
    }

    @Test func aClusterReplacedUnderARunningServiceIsNoticed() async throws {
        // Two clusters in the list of servers stand for one that comes back empty at the same address.
        let fresh = try await makeCluster(partitions: 3)
        try fresh.takeDown()
        let service = try TestService([cluster, fresh], subscriptions: [echo]) {
            $0.subscriber.checkInterval = .milliseconds(200)
            $0.publisher.checkInterval = .milliseconds(200)
        }
        try await cluster.send(Array(events[..<40]), topic: "dembrane.billing")
        let admin = KafkaAdmin(cluster.configuration)
        #expect(try await eventually { try await admin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 40 })
        cluster.close()
        try fresh.bringUp()
        try await fresh.send(events, topic: "dembrane.billing")
        #expect(try await eventually { try service.sums == Self.expected })
        let freshAdmin = KafkaAdmin(fresh.configuration)
        #expect(
            try await eventually {
                try await freshAdmin.watermarks(topic: "dembrane.partner").values.reduce(0) { $0 + $1.high } == 60
            })
        await service.stop()
        #expect(try service.sums == Self.expected)
        let published = try await fresh.contents(of: "dembrane.partner").map { try CloudEventReader().event($0) }
        #expect(Set(published.compactMap(\.position)) == Set(1...60))
    }

    @Test func eventsThatWerePassedOverAreReadAgain() async throws {
        let first = try TestService(cluster, subscriptions: [echo])
        try await cluster.send(Array(events[..<10]), topic: "dembrane.billing", partition: 0)
        #expect(try await eventually { try first.store.storedEvents().count == 10 })
        await first.stop()
        // As after a broker's log was replaced and had grown past the position: ten events lie before it unread.
        try await cluster.send(Array(events[10...]), topic: "dembrane.billing", partition: 0)
        try first.store.database.write { try $0.execute("UPDATE positions SET next_offset = 20 WHERE partition = 0") }
        let second = try TestService(cluster, folder: first.store.folder, subscriptions: [echo])
        #expect(try await eventually { try second.sums == Self.expected })
        await second.stop()
        #expect(second.count { if case .gap = $0 { true } else { false } } == 1)
    }

    @Test func eventsThatAreGoneForGoodAreReportedAndDoNotStopTheRest() async throws {
        let service = try TestService(cluster, subscriptions: [echo])
        try await cluster.send(Array(events[..<5] + events[8...]), topic: "dembrane.billing")
        #expect(
            try await eventually {
                service.count { if case .trouble(.subscriber, let text) = $0 { text.hasPrefix("3 events are missing") } else { false } }
                    == 1
            })
        #expect(try service.store.storedEvents().count == 57)
        try await cluster.send([raised("after", by: 1, position: 61)], topic: "dembrane.billing")
        #expect(try await eventually { try service.sums["after"] == 1 })
        await service.stop()
    }

    @Test func theServiceWorksWhileTheBrokerIsAwayAndCatchesUp() async throws {
        let service = try TestService(cluster, subscriptions: [echo])
        try await cluster.send(Array(events[..<30]), topic: "dembrane.billing")
        #expect(try await eventually { try service.store.storedEvents().count == 30 })
        try cluster.takeDown()
        #expect(try await eventually { service.engine.subscriber.waitingFor?.hasPrefix("Kafka") == true })
        #expect(try service.raise("own", by: 7).version == 1)
        try cluster.bringUp()
        try await cluster.send(Array(events[30...]), topic: "dembrane.billing")
        let expected = Self.expected.merging(["own": 7]) { first, _ in first }
        #expect(try await eventually { try service.sums == expected })
        await service.stop()
    }
}
