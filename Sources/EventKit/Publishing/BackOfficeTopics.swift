import Contracts
import Kafka

/// How the topics of the back office are made where they are missing. Copies and their quorum are left to the brokers' own settings.
public enum BackOfficeTopics {
    /// Of every topic but the dead letters, whose order across services means nothing and which are few.
    public static let partitions = 8

    public static var all: [TopicSpecification] {
        (EventContext.allCases.map(\.topic) + [EventContext.deadLetterTopic]).sorted().map { specification($0) }
    }

    /// Kept for ever, whatever the brokers' default is: a topic can be what a lost store is read back from.
    public static func specification(_ name: String) -> TopicSpecification {
        TopicSpecification(
            name: name, partitions: name == EventContext.deadLetterTopic ? 1 : partitions, configuration: ["retention.ms": "-1"])
    }
}
