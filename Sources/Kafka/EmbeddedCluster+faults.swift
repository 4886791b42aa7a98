import CRdKafka

/// Faults on purpose, for tests.
extension EmbeddedCluster {
    /// A kind of request, by its number in Kafka's protocol.
    public enum Request: Int16, Sendable {
        case produce = 0
        case fetch = 1
        case listOffsets = 2
        case metadata = 3
        case offsetCommit = 8
        case initProducerID = 22
    }

    /// Answers the next requests of this kind with these errors, one each, at whichever broker they arrive.
    public func failNext(_ request: Request, with codes: [KafkaErrorCode]) throws {
        try use("Failing requests") { cluster in
            var natives = codes.map(\.native)
            rd_kafka_mock_push_request_errors_array(cluster, request.rawValue, natives.count, &natives)
            return RD_KAFKA_RESP_ERR_NO_ERROR
        }
    }

    /// Drops the broker's connections and refuses new ones.
    public func takeDown(broker: Int = 1) throws {
        try use("Taking broker \(broker) down") { rd_kafka_mock_broker_set_down($0, Int32(clamping: broker)) }
    }

    public func bringUp(broker: Int = 1) throws {
        try use("Bringing broker \(broker) up") { rd_kafka_mock_broker_set_up($0, Int32(clamping: broker)) }
    }
}
