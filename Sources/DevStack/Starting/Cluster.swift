import CFixedPort
import EventKit
import Foundation
import Kafka
import ServiceKit
import ProcessKit

/// The Kafka cluster of a stack, however it came about.
struct Cluster: Sendable {
    let configuration: KafkaConfiguration
    /// The settings under which the services find it.
    let environment: [String: String]
    private let end: @Sendable () async throws -> Void

    /// Starts or finds the cluster that the options name, and makes the topics that it lacks.
    static func start(_ choice: Options.Broker, data: DataDirectory, inherited: [String: String]) async throws -> Cluster {
        switch choice {
        case .embedded:
            let embedded = try EmbeddedCluster(topics: topics)
            let environment = ["KAFKA_BOOTSTRAP_SERVERS": embedded.bootstrapServers, "KAFKA_FETCH_WAIT_MILLISECONDS": "5"]
            return try Cluster(inherited.merging(environment) { _, new in new }, environment) { embedded.close() }
        case .apacheKafka(let home):
            let kafka = ApacheKafka(home: home, folder: data.folder("kafka"), environment: inherited)
            let environment = ["KAFKA_BOOTSTRAP_SERVERS": try await kafka.start(port: try FreePort.findPair())]
            let cluster = try Cluster(inherited.merging(environment) { _, new in new }, environment) { try await kafka.stop() }
            do { try await cluster.createMissingTopics() } catch {
                try await kafka.stop()
                throw error
            }
            return cluster
        case .running(let servers):
            let environment = ["KAFKA_BOOTSTRAP_SERVERS": servers]
            let cluster = try Cluster(inherited.merging(environment) { _, new in new }, environment) {}
            try await cluster.createMissingTopics()
            return cluster
        }
    }

    private init(_ settings: [String: String], _ environment: [String: String], end: @escaping @Sendable () async throws -> Void) throws {
        var settings = Settings(environment: settings)
        configuration = KafkaConfiguration(reading: &settings)
        try settings.finish()
        self.environment = environment
        self.end = end
    }

    /// An embedded cluster on a port of its own choice has its topics from the start, since it can't make any later.
    static func embedded(port: Int) throws -> EmbeddedCluster {
        try EmbeddedCluster(
            topics: topics,
            beforeListening: {
                let failure = fixed_port_for_next_bind(UInt16(port))
                guard failure == 0 else { throw StackError.portTaken("the broker", port, String(cString: strerror(failure))) }
            })
    }

    func stop() async throws { try await end() }

    static var topics: [String: Int] {
        Dictionary(uniqueKeysWithValues: BackOfficeTopics.all.map { ($0.name, $0.partitions) })
    }

    private func createMissingTopics() async throws {
        let admin = KafkaAdmin(configuration)
        var missing: [TopicSpecification] = []
        for topic in BackOfficeTopics.all where try await admin.partitionCount(topic: topic.name) == nil { missing.append(topic) }
        guard !missing.isEmpty else { return }
        try await admin.createTopics(missing)
        for topic in missing { try await Self.awaitLeaders(of: topic.name, admin) }
    }

    /// A new topic exists a moment before its partitions have leaders that answer.
    private static func awaitLeaders(of topic: String, _ admin: KafkaAdmin) async throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while true {
            do {
                _ = try await admin.watermarks(topic: topic)
                return
            } catch let error as KafkaError where error.isRetriable && ContinuousClock.now < deadline {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
