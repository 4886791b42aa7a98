import Contracts
import Kafka

/// A message together with the event in it, or why there is none.
struct Incoming {
    let message: KafkaMessage
    let event: Result<CloudEvent, UnprocessableEvent>

    var readEvent: CloudEvent? {
        switch event {
        case .success(let event): event
        case .failure: nil
        }
    }

    var place: MessagePlace {
        MessagePlace(partition: TopicPartition(topic: message.topic, partition: message.partition), offset: message.offset)
    }

    /// The batch by topic, in the order in which topics first appear; within a topic the order stays.
    static func byTopic(_ batch: [Incoming]) -> [(topic: String, incoming: [Incoming])] {
        guard let first = batch.first?.message.topic else { return [] }
        if batch.allSatisfy({ $0.message.topic == first }) { return [(first, batch)] }
        var groups: [(topic: String, incoming: [Incoming])] = []
        var places: [String: Int] = [:]
        for incoming in batch {
            let topic = incoming.message.topic
            if let place = places[topic] {
                groups[place].incoming.append(incoming)
            } else {
                places[topic] = groups.count
                groups.append((topic, [incoming]))
            }
        }
        return groups
    }

    /// Where reading goes on after the batch.
    static func nextOffsets(_ batch: [Incoming]) -> [TopicPartition: Int64] {
        batch.reduce(into: [:]) { offsets, incoming in
            let message = incoming.message
            offsets[TopicPartition(topic: message.topic, partition: message.partition)] = message.offset + 1
        }
    }
}

extension Duration {
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension EventContext {
    /// Whether the topic is one of the back office, whose events carry positions without gaps.
    static func isAdministrative(topic: String) -> Bool {
        administrative.contains { $0.topic == topic }
    }
}
