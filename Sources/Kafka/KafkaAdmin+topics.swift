import CRdKafka

/// A topic as it shall be.
public struct TopicSpecification: Sendable, Equatable {
    public var name: String
    public var partitions: Int
    /// Copies of each partition; -1 leaves it to the brokers.
    public var replication: Int
    /// The topic's own settings, for example `cleanup.policy`.
    public var configuration: [String: String]

    public init(name: String, partitions: Int, replication: Int = -1, configuration: [String: String] = [:]) {
        self.name = name
        self.partitions = partitions
        self.replication = replication
        self.configuration = configuration
    }
}

extension KafkaAdmin {
    /// Makes the topics that don't exist; one that exists stays as it is, even with other settings.
    /// - Throws: the first failure; `KafkaError.unsupported` when one is missing on the embedded cluster, which gets its
    ///   topics when it starts.
    public func createTopics(_ specifications: [TopicSpecification]) async throws {
        try await withClient { client in
            let existing = Set(try self.topics(client).map(\.name))
            let missing = specifications.filter { !existing.contains($0.name) }
            guard !missing.isEmpty else { return }
            guard try self.hasController(client) else {
                let names = missing.map(\.name).joined(separator: ", ")
                throw KafkaError.unsupported(message: "This Kafka cluster has no controller that could create topics; missing: \(names)")
            }
            let topics = try missing.map { try NativeTopic($0) }
            try withExtendedLifetime(topics) {
                var pointers = topics.map { Optional($0.pointer) }
                try self.create(&pointers, client)
            }
        }
    }

    /// Only the controller creates topics. The embedded cluster names one that isn't among its brokers.
    private func hasController(_ client: ClientHandle) throws -> Bool {
        var answer: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(client.pointer, 0, nil, &answer, timeoutMilliseconds)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw client.error(code, "Brokers of the cluster") }
        defer { rd_kafka_metadata_destroy(answer) }
        let controller = rd_kafka_controllerid(client.pointer, timeoutMilliseconds)
        return UnsafeBufferPointer(start: answer.pointee.brokers, count: Int(answer.pointee.broker_cnt)).contains { $0.id == controller }
    }

    private func create(_ topics: inout [OpaquePointer?], _ client: ClientHandle) throws {
        guard let queue = rd_kafka_queue_new(client.pointer),
            let options = rd_kafka_AdminOptions_new(client.pointer, RD_KAFKA_ADMIN_OP_CREATETOPICS)
        else { throw client.timeout("Creating topics") }
        defer { rd_kafka_queue_destroy(queue) }
        defer { rd_kafka_AdminOptions_destroy(options) }
        var reason = [CChar](repeating: 0, count: 512)
        // The brokers answer once all of them know the new topics.
        rd_kafka_AdminOptions_set_operation_timeout(options, timeoutMilliseconds, &reason, reason.count)
        rd_kafka_AdminOptions_set_request_timeout(options, timeoutMilliseconds, &reason, reason.count)
        rd_kafka_CreateTopics(client.pointer, &topics, topics.count, options, queue)
        guard let event = rd_kafka_queue_poll(queue, timeoutMilliseconds + 1_000) else { throw client.timeout("Creating topics") }
        defer { rd_kafka_event_destroy(event) }
        try check(event, client)
    }

    private func check(_ event: OpaquePointer, _ client: ClientHandle) throws {
        let code = rd_kafka_event_error(event)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
            throw KafkaError(
                KafkaErrorCode(code), message: rd_kafka_event_error_string(event).map { "Creating topics: \(String(cString: $0))" })
        }
        guard let result = rd_kafka_event_CreateTopics_result(event) else { throw client.timeout("Creating topics") }
        var count = 0
        let topics = rd_kafka_CreateTopics_result_topics(result, &count)
        for topic in UnsafeBufferPointer(start: topics, count: count) {
            let code = KafkaErrorCode(rd_kafka_topic_result_error(topic))
            guard code.native != RD_KAFKA_RESP_ERR_NO_ERROR, code != .topicAlreadyExists else { continue }
            let name = rd_kafka_topic_result_name(topic).map { String(cString: $0) } ?? ""
            let reason = rd_kafka_topic_result_error_string(topic).map { String(cString: $0) } ?? code.explanation
            throw KafkaError(code, message: "Creating topic \(name): \(reason)")
        }
    }
}

/// A new topic in the client's own form, freed with this object.
private final class NativeTopic {
    let pointer: OpaquePointer

    init(_ specification: TopicSpecification) throws {
        var reason = [CChar](repeating: 0, count: 512)
        let new = rd_kafka_NewTopic_new(
            specification.name, Int32(clamping: specification.partitions), Int32(clamping: specification.replication), &reason, reason.count
        )
        guard let new else {
            let text = reason.withUnsafeBufferPointer { String(terminated: $0) }
            throw KafkaError.invalidConfiguration(property: specification.name, message: text)
        }
        pointer = new
        for (name, value) in specification.configuration.sorted(by: { $0.key < $1.key }) {
            let code = rd_kafka_NewTopic_set_config(new, name, value)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
                throw KafkaError.invalidConfiguration(property: name, message: KafkaErrorCode(code).explanation)
            }
        }
    }

    deinit {
        rd_kafka_NewTopic_destroy(pointer)
    }
}
