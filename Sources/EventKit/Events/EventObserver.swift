import Kafka

/// What happens in the event half of a service, for metrics and logs.
public enum EventObservation: Sendable {
    /// Which part speaks.
    public enum Part: String, Sendable {
        case publisher, subscriber, timers, effects, deadLetters = "dead-letters", erasure
    }

    /// Events of a topic took effect; duplicates are not counted.
    case applied(topic: String, count: Int)
    /// Events that had taken effect before were skipped.
    case skipped(topic: String, count: Int)
    /// One batch was applied and committed.
    case batchApplied(seconds: Double)
    /// The brokers acknowledged events.
    case published(topic: String, count: Int)
    /// The newest event that is not published yet is this many behind the newest of the store.
    case unpublished(topic: String, count: Int)
    /// What the client that sends to a topic counts about itself, every now and then.
    case producer(topic: String, KafkaProducerStatistics)
    /// Messages that wait in a partition.
    case lag(topic: String, partition: Int32, messages: Int64)
    case deadLettered(topic: String)
    /// Events were missing in a topic, or its log was replaced; it is read again.
    case gap(topic: String)
    /// The whole store is published again, since the topic lost what had been in it.
    case republishing(topic: String)
    case timerRan(String)
    case timersOverdue(Int)
    /// One attempt at something outside has ended.
    case effectPerformed(kind: String, result: EffectResult)
    /// An effect is not tried any more until somebody asks for it.
    case effectPutAside(kind: String, id: EffectID, reason: String)
    /// How the queue of one kind stands; `oldestSeconds` is how long its oldest has waited, 0 when none waits.
    case effectsQueued(kind: String, waiting: Int, dead: Int, oldestSeconds: Double)
    /// Something failed and will be tried again.
    case trouble(Part, String)
}

/// Receives observations on the thread that made them; must be quick.
public typealias EventObserver = @Sendable (EventObservation) -> Void
