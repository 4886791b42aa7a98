import Contracts
import Kafka

/// How the topics of the back office are made where they are missing. Copies and their quorum are left to the brokers' own settings.
public enum BackOfficeTopics {
    /// Of every topic but the dead letters, whose order across services means nothing and which are few.
    public static let partitions = 8

    public static var all: [TopicSpecification] {
        (EventContext.allCases.map(\.topic) + [EventContext.deadLetterTopic]).sorted().map { specification($0) }
    }

    /// For how long the topic of dead letters keeps what others sent, names and addresses included; the services' own tables forget by themselves.
    private static let deadLetterDays = 30

    /// Kept for ever, whatever the brokers' default is: a topic can be what a lost store is read back from. Nothing is read back from dead letters.
    public static func specification(_ name: String) -> TopicSpecification {
        guard name == EventContext.deadLetterTopic else {
            return TopicSpecification(name: name, partitions: partitions, configuration: ["retention.ms": "-1"])
        }
        return TopicSpecification(name: name, partitions: 1, configuration: ["retention.ms": "\(deadLetterDays * 86_400_000)"])
    }
}
