import Contracts
import Kafka

/// Refuses positions that can't be true. Positions have no gaps and all of them were once written to the one topic of their source, so none is
/// greater than the number of records that the topic ever had. A position that is believed although it is far too great would hide all real
/// events below it.
struct PositionLimit {
    /// Other partitions may hold so many events that have not been read yet.
    static let unreadEvents: Int64 = 100_000

    /// The ends of the partitions when reading began.
    private let ends: [TopicPartition: Int64]

    init(ends: [TopicPartition: Int64]) {
        self.ends = ends
    }

    /// The batch with a reason in place of each event whose position is impossible; nil where the topic has grown since it was asked for its
    /// length, so that it must be asked again.
    /// - Parameter next: how far each partition has been read.
    func applied(to batch: [Incoming], next: [TopicPartition: Int64]) -> [Incoming]? {
        var checked = batch
        var topic = ""
        /// Nil where the topic's events have no positions to judge.
        var records: Int64?
        for (index, incoming) in batch.enumerated() {
            // Messages come in runs of one topic.
            if incoming.message.topic != topic {
                topic = incoming.message.topic
                records = EventContext.isAdministrative(topic: topic) ? length(of: topic, next: next) : nil
            }
            guard let records, let position = incoming.readEvent?.position, position > records + Self.unreadEvents else { continue }
            guard incoming.message.offset < ends[incoming.message.place] ?? 0 else { return nil }
            let reason = "position \(position) is far beyond the \(records) records that \(topic) ever had"
            checked[index] = incoming.refused(reason)
        }
        return checked
    }

    /// How many records the topic is known to have had.
    private func length(of topic: String, next: [TopicPartition: Int64]) -> Int64 {
        ends.lazy.filter { $0.key.topic == topic }.reduce(0) { $0 + max($1.value, next[$1.key] ?? 0) }
    }
}
