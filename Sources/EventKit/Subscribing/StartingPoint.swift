import Contracts
import Database
import Kafka

/// From where each partition is read, decided from what is stored and what the cluster has.
struct StartingPoint: Sendable, Equatable {
    let clusterID: String
    /// The next offset to read.
    var offsets: [TopicPartition: Int64] = [:]
    /// The ends of the partitions when this was decided; having read so far, the service has caught up.
    var ends: [TopicPartition: Int64] = [:]
    /// Up to where reactions have run already, while the read models are made again.
    var reactedOffsets: [TopicPartition: Int64] = [:]
    /// Stored positions that mean nothing on this cluster, or point beyond its end.
    var voided: [TopicPartition] = []
    /// Partitions of which the cluster has dropped records that had not been read.
    var trimmed: [TopicPartition] = []
    var missingTopics: [String] = []

    /// - Parameter topics: what the cluster has, nil for a topic that it doesn't know.
    init(clusterID: String, topics: [String: [Int32: KafkaWatermarks]?], stored: [TopicPartition: StoredPosition]) {
        self.clusterID = clusterID
        for (topic, partitions) in topics.sorted(by: { $0.key < $1.key }) {
            guard let partitions else {
                missingTopics.append(topic)
                continue
            }
            for (number, marks) in partitions {
                let partition = TopicPartition(topic: topic, partition: number)
                place(partition, marks, stored[partition])
            }
        }
        voided.sort { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    }

    private mutating func place(_ partition: TopicPartition, _ marks: KafkaWatermarks, _ stored: StoredPosition?) {
        ends[partition] = marks.high
        offsets[partition] = marks.low
        guard let stored else { return }
        guard stored.clusterID == clusterID, stored.nextOffset <= marks.high else {
            voided.append(partition)
            return
        }
        if stored.reactedOffset > 0 { reactedOffsets[partition] = stored.reactedOffset }
        if stored.nextOffset >= marks.low {
            offsets[partition] = stored.nextOffset
        } else if stored.nextOffset > 0 {
            trimmed.append(partition)
        }
    }
}
