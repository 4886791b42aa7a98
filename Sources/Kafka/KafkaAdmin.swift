import CRdKafka

/// Questions about a cluster, and making topics.
///
/// Every call uses a client of its own, because one that lives through the replacement of a cluster keeps the old answers, and
/// a thread of its own, because the C calls may take longer than they promise.
public final class KafkaAdmin: Sendable {
    let configuration: KafkaConfiguration
    let timeoutMilliseconds: Int32

    /// - Parameter timeoutMilliseconds: for each request to the brokers. A call makes a few of them.
    public init(_ configuration: KafkaConfiguration, timeoutMilliseconds: Int = 10_000) {
        self.configuration = configuration
        self.timeoutMilliseconds = Int32(clamping: timeoutMilliseconds)
    }

    /// The id that a cluster keeps for life. A new one means that every stored position is void.
    public func clusterID() async throws -> String {
        try await withClient { client in
            guard let text = rd_kafka_clusterid(client.pointer, self.timeoutMilliseconds) else {
                throw client.timeout("The brokers didn't tell their cluster id")
            }
            defer { rd_kafka_mem_free(client.pointer, text) }
            return String(cString: text)
        }
    }

    /// How many partitions the topic has; nil when there is no such topic. Never creates one.
    public func partitionCount(topic: String) async throws -> Int? {
        try await withClient { try self.partitionCount(topic, $0) }
    }

    /// The offsets that each partition of the topic still has.
    /// - Throws: `KafkaError.unknownTopic` among others.
    public func watermarks(topic: String) async throws -> [Int32: KafkaWatermarks] {
        try await withClient { client in
            guard let count = try self.partitionCount(topic, client) else { throw KafkaError.unknownTopic(topic) }
            var result: [Int32: KafkaWatermarks] = [:]
            for partition in 0..<Int32(clamping: count) {
                var marks = KafkaWatermarks(low: -1, high: -1)
                let code = rd_kafka_query_watermark_offsets(
                    client.pointer, topic, partition, &marks.low, &marks.high, self.timeoutMilliseconds)
                guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw client.error(code, "Watermarks of \(topic) \(partition)") }
                result[partition] = marks
            }
            return result
        }
    }

    private func partitionCount(_ topic: String, _ client: ClientHandle) throws -> Int? {
        try topics(client).first { $0.name == topic }.map { found in
            guard found.partitions > 0 else { throw client.error(found.code, "Topic \(topic)") }
            return found.partitions
        }
    }

    /// All topics of the cluster: asking for one by name could create it.
    func topics(_ client: ClientHandle) throws -> [(name: String, partitions: Int, code: rd_kafka_resp_err_t)] {
        var answer: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(client.pointer, 1, nil, &answer, timeoutMilliseconds)
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw client.error(code, "Topics of the cluster") }
        defer { rd_kafka_metadata_destroy(answer) }
        let topics = UnsafeBufferPointer(start: answer.pointee.topics, count: Int(answer.pointee.topic_cnt))
        return topics.compactMap { topic in
            guard topic.err != RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, let name = topic.topic else { return nil }
            return (String(cString: name), Int(topic.partition_cnt), topic.err)
        }
    }

    /// Answers as soon as the body has, or the task is cancelled; the rest, such as destroying the client, which waits for its threads,
    /// happens on the thread made here, so that nobody else has to wait for it.
    func withClient<T: Sendable>(_ body: @escaping @Sendable (ClientHandle) throws -> T) async throws -> T {
        let answer = SingleAnswer<T>()
        _ = DedicatedThread.start(named: "kafka-admin") { [configuration] in
            do {
                let settings = try ClientSettings.admin(configuration)
                let client = try ClientHandle(RD_KAFKA_PRODUCER, settings, ClientCallbacks(onLog: configuration.onLog))
                answer.give(Result { try body(client) })
                client.destroy()
            } catch {
                // Only making the client throws here; the body's outcome is a result.
                answer.give(.failure(error))
            }
        }
        return try await answer.wait()
    }
}

/// The range of offsets that a partition has.
public struct KafkaWatermarks: Sendable, Equatable {
    /// The oldest offset still there.
    public var low: Int64
    /// The offset that the next record will have.
    public var high: Int64

    public init(low: Int64, high: Int64) {
        self.low = low
        self.high = high
    }
}

extension ClientHandle {
    func timeout(_ what: String) -> KafkaError {
        error(RD_KAFKA_RESP_ERR__TIMED_OUT, what)
    }

    /// Adds what the question was, and the trouble behind a mere timeout: callbacks only arrive when asked for.
    func error(_ code: rd_kafka_resp_err_t, _ what: String) -> KafkaError {
        rd_kafka_poll(pointer, 0)
        let code = KafkaErrorCode(code)
        let trouble = callbacks.lastError.map { "; last trouble: \($0.message)" } ?? ""
        return KafkaError(code, message: "\(what): \(code.explanation)\(trouble)")
    }
}
