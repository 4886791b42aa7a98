import Contracts
import Kafka

/// A message together with the event in it, or why there is none. A reference, because batches of thousands are passed on and filtered.
final class Incoming: Sendable {
    let message: KafkaMessage
    let event: Result<CloudEvent, UnprocessableEvent>

    init(message: KafkaMessage, event: Result<CloudEvent, UnprocessableEvent>) {
        self.message = message
        self.event = event
    }

    var readEvent: CloudEvent? {
        switch event {
        case .success(let event): event
        case .failure: nil
        }
    }

    /// The same message as one that can't take effect.
    func refused(_ reason: String) -> Incoming {
        Incoming(message: message, event: .failure(UnprocessableEvent(reason)))
    }

    var place: MessagePlace { MessagePlace(partition: message.place, offset: message.offset) }

    /// The messages of one topic in a batch.
    struct Group {
        let topic: String
        var incoming: [Incoming]
        /// Events of the back office carry positions without gaps.
        let isAdministrative: Bool

        init(topic: String, _ incoming: [Incoming]) {
            self.topic = topic
            self.incoming = incoming
            isAdministrative = EventContext.isAdministrative(topic: topic)
        }
    }

    /// The batch by topic, in the order in which topics first appear; within a topic the order stays.
    static func byTopic(_ batch: [Incoming]) -> [Group] {
        var groups: [Group] = []
        var current = 0
        for incoming in batch {
            let topic = incoming.message.topic
            if groups.isEmpty || groups[current].topic != topic {
                let known = groups.firstIndex { $0.topic == topic }
                current = known ?? groups.count
                if known == nil { groups.append(Group(topic: topic, [])) }
            }
            groups[current].incoming.append(incoming)
        }
        return groups
    }
}

extension EventContext {
    /// Whether the topic is one of the back office, whose events carry positions without gaps.
    static func isAdministrative(topic: String) -> Bool { administrativeTopics.contains(topic) }

    private static let administrativeTopics = administrative.map(\.topic)
}
