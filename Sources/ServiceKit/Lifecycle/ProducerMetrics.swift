import Kafka
import ProcessKit

/// What the Kafka client of an outbox counts, since its last start, as metrics per topic.
struct ProducerMetrics: Sendable {
    private let brokers: Gauge
    private let roundTrip: Gauge
    private let retries: Gauge
    private let queueFull: Gauge

    init(_ metrics: Metrics) {
        brokers = metrics.gauge("kafka_producer_brokers_connected", "Brokers with a working connection.", labels: ["topic"])
        roundTrip = metrics.gauge(
            "kafka_producer_round_trip_p99_seconds", "The slowest broker's 99th percentile over five seconds.", labels: ["topic"])
        retries = metrics.gauge("kafka_producer_retries", "Requests that had to be sent again since the client's start.", labels: ["topic"])
        queueFull = metrics.gauge(
            "kafka_producer_queue_full_waits", "Records that waited for room in the client since its start.", labels: ["topic"])
    }

    func set(_ statistics: KafkaProducerStatistics, topic: String) {
        brokers.set(Double(statistics.client.connectedBrokers), topic)
        roundTrip.set(Double(statistics.client.roundTripP99Microseconds) / 1_000_000, topic)
        retries.set(Double(statistics.client.requestRetries), topic)
        queueFull.set(Double(statistics.queueFullWaits), topic)
    }
}
