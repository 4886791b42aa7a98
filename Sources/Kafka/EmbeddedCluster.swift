import CRdKafka
import Synchronization

/// A Kafka cluster inside this process, for a laptop, a demo and tests. Everything is in memory and gone after `close`.
///
/// It speaks the real protocol but is small: per partition it keeps 5 MiB or 100,000 batches, then drops the oldest. It listens
/// on 127.0.0.1 without TLS and passwords, can't create topics over the protocol, and has a new cluster id each time.
///
/// `@unchecked Sendable`: the pointers never change, the C library's mock calls may come from any thread, and `use` holds the
/// lock while a call runs, so that none meets a closed cluster.
public final class EmbeddedCluster: @unchecked Sendable {
    /// Where clients connect, as `KafkaConfiguration.bootstrapServers` wants it.
    public let bootstrapServers: String

    private let handle: ClientHandle
    private let cluster: OpaquePointer
    private let isClosed = Mutex(false)

    /// - Parameters:
    ///   - brokers: their ids are 1, 2, …
    ///   - topics: name and number of partitions. A topic asked for but not made here comes into being with 4 partitions.
    ///   - beforeListening: runs on the calling thread just before the brokers choose their ports. An executable that links
    ///     `CFixedPort` calls `fixed_port_for_next_bind` here to give the first broker a port of its choice, and throws when
    ///     that port is taken.
    ///   - onLog: as in `KafkaConfiguration`.
    /// - Throws: what `beforeListening` throws, or `KafkaError.permanent` when it can't listen.
    public init(
        brokers: Int = 1,
        topics: [String: Int],
        beforeListening: () throws -> Void = {},
        onLog: @escaping @Sendable (KafkaLogLine) -> Void = { _ in }
    ) throws {
        let properties = [(name: "client.id", value: "embedded"), (name: "socket.nagle.disable", value: "true")]
        try beforeListening()
        handle = try ClientHandle(bare: properties, ClientCallbacks(onLog: onLog))
        guard let cluster = rd_kafka_mock_cluster_new(handle.pointer, Int32(clamping: brokers)),
            let servers = rd_kafka_mock_cluster_bootstraps(cluster)
        else {
            handle.destroy()
            throw KafkaError.permanent(code: .brokerNotAvailable, message: "The embedded Kafka cluster can't listen on 127.0.0.1")
        }
        self.cluster = cluster
        Self.hideTopicIDs(cluster)
        bootstrapServers = String(cString: servers)
        for (name, partitions) in topics.sorted(by: { $0.key < $1.key }) {
            try createTopic(name, partitions: partitions, replication: min(brokers, 3))
        }
    }

    deinit {
        close()
    }

    public func createTopic(_ name: String, partitions: Int, replication: Int = 1) throws {
        try use("Creating topic \(name)") {
            rd_kafka_mock_topic_create($0, name, Int32(clamping: partitions), Int32(clamping: replication))
        }
    }

    /// Ends the brokers and forgets everything. May be called twice.
    public func close() {
        isClosed.withLock { isClosed in
            guard !isClosed else { return }
            isClosed = true
            BrokerNudge.during(bootstrapServers) { rd_kafka_mock_cluster_destroy(cluster) }
            handle.destroy()
        }
    }

    /// Clients from librdkafka 2.4 to 2.8 corrupt their memory when a topic comes back with another id (their issue 4964), and
    /// here every topic does after a restart on the same port. Metadata up to version 9 carries no topic ids.
    private static func hideTopicIDs(_ cluster: OpaquePointer) {
        let firstWithTopicIDs: Int32 = 0x0204_0000
        guard rd_kafka_version() >= firstWithTopicIDs else { return }
        rd_kafka_mock_set_apiversion(cluster, Request.metadata.rawValue, 0, 9)
    }

    func use(_ what: String, _ body: (OpaquePointer) -> rd_kafka_resp_err_t) throws {
        try isClosed.withLock { isClosed in
            guard !isClosed else { throw KafkaError.closed }
            let code = BrokerNudge.during(bootstrapServers) { body(cluster) }
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
                let code = KafkaErrorCode(code)
                throw KafkaError(code, message: "\(what): \(code.explanation)")
            }
        }
    }
}
