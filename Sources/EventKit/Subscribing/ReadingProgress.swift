import Kafka

/// How far each assigned partition has been handed out, and where its end was last seen.
struct ReadingProgress {
    private(set) var next: [TopicPartition: Int64]
    private var endSeen: [TopicPartition: Int64] = [:]
    /// Ends at the time of the assignment; reading past them is catching up.
    private var catchingUp: [TopicPartition: Int64]

    init(_ start: StartingPoint) {
        next = start.offsets
        catchingUp = start.ends.filter { partition, end in (start.offsets[partition] ?? 0) < end }
    }

    mutating func note(_ batch: KafkaBatch) {
        next.merge(batch.messages.nextOffsets) { $1 }
        for (partition, offset) in batch.endReached { endSeen[partition] = offset }
        guard !catchingUp.isEmpty else { return }
        // An end seen counts too: the last offsets may belong to markers that are never handed out.
        catchingUp = catchingUp.filter { partition, end in max(next[partition] ?? 0, endSeen[partition] ?? 0) < end }
    }

    var isCaughtUp: Bool { catchingUp.isEmpty }
    var partitionsBehind: Int { catchingUp.count }

    /// Whether everything that the topic had when last checked at has been handed out.
    func isAtEnd(topic: String) -> Bool {
        next.allSatisfy { partition, offset in
            partition.topic != topic || endSeen[partition].map { $0 >= offset } ?? false
        }
    }

    mutating func rewind(topic: String) -> [TopicPartition] {
        let partitions = next.keys.filter { $0.topic == topic }
        for partition in partitions {
            next[partition] = KafkaOffset.beginning
            endSeen[partition] = nil
        }
        return partitions
    }
}
