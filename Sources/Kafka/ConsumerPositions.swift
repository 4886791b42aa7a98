/// The next offset per partition. Messages come in runs of one partition, so the table is only touched when the run ends.
struct ConsumerPositions {
    private(set) var next: [TopicPartition: Int64] = [:]
    private var run: (topic: String, partition: Int32, next: Int64)?

    mutating func replace(with offsets: [TopicPartition: Int64]) {
        run = nil
        next = offsets
    }

    mutating func advance(_ message: KafkaMessage) {
        if let current = run, current.partition == message.partition, current.topic == message.topic {
            run?.next = message.offset + 1
        } else {
            settle()
            run = (message.topic, message.partition, message.offset + 1)
        }
    }

    /// Brings the table up to date.
    mutating func settle() {
        guard let run else { return }
        next[TopicPartition(topic: run.topic, partition: run.partition)] = run.next
        self.run = nil
    }
}
