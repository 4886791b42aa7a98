import Contracts
import Database
import Kafka
import ProcessKit

/// What a service is made of on its event side.
public struct EventEngineDefinition: Sendable {
    /// Short name, such as `billing`; names its clients and groups in Kafka.
    public var name: String
    /// Who speaks in its events, such as `/dembrane/billing`.
    public var source: String
    /// The topic that it alone writes.
    public var topic: String
    public var projections: [any Projection]
    public var consequences: [any Consequence] = []
    public var subscriptions: [TopicSubscription]
    public var timers: [String: TimerHandler]
    public var effects: [EffectHandler]

    public init(
        name: String, source: String, topic: String, projections: [any Projection] = [], subscriptions: [TopicSubscription] = [],
        timers: [String: TimerHandler] = [:], effects: [EffectHandler] = []
    ) {
        self.name = name
        self.source = source
        self.topic = topic
        self.projections = projections
        self.subscriptions = subscriptions
        self.timers = timers
        self.effects = effects
        // Own events reach the read models in the transaction that appends them; through the topic they would come twice.
        precondition(!subscriptions.contains { $0.topic == topic }, "\(name) must not subscribe to its own topic")
    }

    /// The kit's tables and those of the read models; the service's own migrations come after them.
    public var migrations: [Migration] { EventSchema.migrations + projections.flatMap(\.migrations) }
}

/// Limits and habits of the event side.
public struct EventEngineSettings: Sendable {
    public var publisher = PublisherSettings()
    public var subscriber = SubscriberSettings()
    /// How long a read waits for the event that its caller wants to see.
    public var awaitedEventSeconds = 2.0
    /// For how long deletions are gathered before their bytes are taken out of the files.
    public var erasurePause = Duration.seconds(2)

    public init() {}

    /// Whether the topics that the service writes and reads are made where they are missing.
    public mutating func createTopics(_ wanted: Bool) {
        publisher.createsTopics = wanted
        subscriber.createsTopics = wanted
    }
}

/// The event half of a running service: publisher, subscriber, timers and effects around one change path.
public final class EventEngine: Sendable {
    public let changes: ChangePath
    public let seen: SeenEvents
    public let timers: TimerRunner
    public let effects: EffectRunner
    public let deadLetters: DeadLetters
    public let erasure: ErasureRunner
    public let subscriber: Subscriber
    /// The outbox of events, and that of dead letters where there are subscriptions.
    public let publishers: [Publisher]

    package init(
        _ definition: EventEngineDefinition, database: Database, kafka: KafkaConfiguration, time: any TimeSource,
        settings: EventEngineSettings = EventEngineSettings(), journal: ApplyJournal? = nil, observe: @escaping EventObserver = { _ in }
    ) {
        changes = ChangePath(
            database: database, source: definition.source, projections: definition.projections, consequences: definition.consequences,
            time: time)
        seen = SeenEvents(changes: changes, patienceSeconds: settings.awaitedEventSeconds)
        timers = TimerRunner(changes: changes, handlers: definition.timers, observe: observe)
        effects = EffectRunner(changes: changes, handlers: definition.effects, observe: observe)
        deadLetters = DeadLetters(changes: changes, subscriptions: definition.subscriptions)
        erasure = ErasureRunner(changes: changes, pause: settings.erasurePause, observe: observe)
        let clientID = "dembrane.\(definition.name)"
        var publishers: [Publisher] = []
        func add(_ outbox: any Outbox) -> Publisher {
            let publisher = Publisher(
                outbox, database: database, kafka: kafka, clientID: clientID, settings: settings.publisher, observe: observe)
            publishers.append(publisher)
            return publisher
        }
        let events = add(EventOutbox(topic: definition.topic, source: definition.source))
        changes.afterCommit { if !$0.appended.isEmpty { events.wake() } }
        let letters = definition.subscriptions.isEmpty ? nil : add(DeadLetterOutbox(service: definition.name))
        self.publishers = publishers
        let watching: EventObserver = { observation in
            if case .deadLettered = observation { letters?.wake() }
            observe(observation)
        }
        subscriber = Subscriber(
            SubscriberParts(
                changes: changes, kafka: kafka, groupID: "\(clientID).events", clientID: clientID,
                subscriptions: definition.subscriptions, settings: settings.subscriber, journal: journal, control: SubscriberControl(),
                observe: watching))
    }

    /// Runs everything until the task is cancelled; failures inside are tried again and never end it.
    public func run() async {
        await withTaskGroup(of: Void.self) { group in
            for publisher in publishers { group.addTask { await publisher.run() } }
            group.addTask { await self.subscriber.run() }
            group.addTask { await self.timers.run() }
            group.addTask { await self.effects.run() }
            group.addTask { await self.erasure.run() }
        }
    }

    /// What it waits for, in words for `/readyz`; empty when all is in flow.
    public var waitingFor: [String] {
        publishers.compactMap(\.waitingFor) + [subscriber.waitingFor].compactMap { $0 }
    }
}
