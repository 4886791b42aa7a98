/// What a consumer receives.
public struct KafkaMessage: Sendable, Equatable {
    public var topic: String
    public var partition: Int32
    public var offset: Int64
    /// Milliseconds since 1970; -1 when the broker has none.
    public var timestampMilliseconds: Int64
    public var key: [UInt8]?
    public var value: [UInt8]?
    public var headers: [KafkaHeader]

    public init(
        topic: String,
        partition: Int32,
        offset: Int64,
        timestampMilliseconds: Int64,
        key: [UInt8]?,
        value: [UInt8]?,
        headers: [KafkaHeader] = []
    ) {
        self.topic = topic
        self.partition = partition
        self.offset = offset
        self.timestampMilliseconds = timestampMilliseconds
        self.key = key
        self.value = value
        self.headers = headers
    }
}

public struct TopicPartition: Hashable, Sendable {
    public var topic: String
    public var partition: Int32

    public init(topic: String, partition: Int32) {
        self.topic = topic
        self.partition = partition
    }
}

extension Sequence<KafkaMessage> {
    /// Where reading goes on after these messages. They come in runs of one partition, so the table is only touched when a run ends.
    public var nextOffsets: [TopicPartition: Int64] {
        var next: [TopicPartition: Int64] = [:]
        var last: KafkaMessage?
        for message in self {
            if let last, last.partition != message.partition || last.topic != message.topic { next[last.place] = last.offset + 1 }
            last = message
        }
        if let last { next[last.place] = last.offset + 1 }
        return next
    }
}

extension KafkaMessage {
    public var place: TopicPartition { TopicPartition(topic: topic, partition: partition) }
}

/// Places in a partition that have no number yet; may be given to `KafkaConsumer.assign`.
public enum KafkaOffset {
    /// The oldest record that the broker still has.
    public static let beginning: Int64 = -2
    /// After the newest record.
    public static let end: Int64 = -1
}

/// What one call of `KafkaConsumer.nextBatch` found.
public struct KafkaBatch: Sendable, Equatable {
    /// In order per partition.
    public var messages: [KafkaMessage] = []
    /// Partitions whose end was reached, with the offset that the next record will have. More messages may follow in the same batch.
    public var endReached: [TopicPartition: Int64] = [:]
    /// Partitions whose position the broker doesn't have (trimmed, emptied, another cluster, or the topic is gone; then `errors`
    /// says so too). They stay silent until assigned again.
    public var positionLost: [TopicPartition] = []
    /// Connection and commit troubles since the last call, oldest first, at most 100. The client goes on by itself.
    public var errors: [KafkaError] = []

    public init() {}
}
