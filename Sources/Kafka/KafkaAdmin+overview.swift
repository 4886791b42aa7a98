import CRdKafka

/// What a cluster says about itself in one answer.
public struct KafkaClusterOverview: Sendable, Equatable {
    /// The id that the cluster keeps for life.
    public var clusterID: String
    /// The number of partitions of every topic that can be used now.
    public var partitionCounts: [String: Int]
}

extension KafkaAdmin {
    /// The cluster's id and topics with a single client and request, cheap enough to ask now and then. Never creates a topic.
    public func overview() async throws -> KafkaClusterOverview {
        try await withClient { client in
            var answer: UnsafePointer<rd_kafka_metadata>?
            let code = rd_kafka_metadata(client.pointer, 1, nil, &answer, self.timeoutMilliseconds)
            guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let answer else { throw client.error(code, "Topics of the cluster") }
            defer { rd_kafka_metadata_destroy(answer) }
            guard let text = rd_kafka_clusterid(client.pointer, self.timeoutMilliseconds) else {
                throw client.timeout("The brokers didn't tell their cluster id")
            }
            defer { rd_kafka_mem_free(client.pointer, text) }
            var overview = KafkaClusterOverview(clusterID: String(cString: text), partitionCounts: [:])
            for topic in UnsafeBufferPointer(start: answer.pointee.topics, count: Int(answer.pointee.topic_cnt)) {
                guard let name = topic.topic, topic.err == RD_KAFKA_RESP_ERR_NO_ERROR, topic.partition_cnt > 0 else { continue }
                overview.partitionCounts[String(cString: name)] = Int(topic.partition_cnt)
            }
            return overview
        }
    }
}
