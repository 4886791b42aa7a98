import Kafka

/// Partitions whose next batch failed for a reason that may pass. Their messages wait here; nothing more of them is read,
/// so at most one batch is held for all of them together.
struct StalledPartitions {
    struct Stall {
        let batch: [Incoming]
        var backoff = Backoff(first: .milliseconds(50), longest: .seconds(10))
        var retryAt: ContinuousClock.Instant
        var reason: String
    }

    private var stalls: [TopicPartition: Stall] = [:]

    var isEmpty: Bool { stalls.isEmpty }
    var partitions: [TopicPartition] { stalls.keys.sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) } }

    /// What holds up the first of them, in words.
    var explanation: String? {
        guard let first = partitions.first, let stall = stalls[first] else { return nil }
        return "\(first.topic) \(first.partition): \(stall.reason)"
    }

    mutating func add(_ partition: TopicPartition, _ batch: [Incoming], reason: String) {
        var stall = Stall(batch: batch, retryAt: .now, reason: reason)
        stall.retryAt = .now + stall.backoff.advance()
        stalls[partition] = stall
    }

    /// Those whose pause is over.
    func ready() -> [(partition: TopicPartition, batch: [Incoming])] {
        let now = ContinuousClock.now
        return partitions.compactMap { partition in
            guard let stall = stalls[partition], stall.retryAt <= now else { return nil }
            return (partition, stall.batch)
        }
    }

    mutating func failedAgain(_ partition: TopicPartition, reason: String) {
        guard var stall = stalls[partition] else { return }
        stall.retryAt = .now + stall.backoff.advance()
        stall.reason = reason
        stalls[partition] = stall
    }

    mutating func recovered(_ partition: TopicPartition) {
        stalls[partition] = nil
    }
}
