import Contracts
import Database
import Kafka
import Synchronization

/// Brings an outbox to its topic: in order, past a cursor that moves only once the brokers have acknowledged.
///
/// A crash between acknowledgement and cursor sends again, which consumers skip. A topic that lost what it had (another cluster,
/// or fewer records than were published) gets everything again from the first row.
public final class Publisher: Sendable {
    let outbox: any Outbox
    let database: Database
    let kafka: KafkaConfiguration
    let clientID: String
    let settings: PublisherSettings
    let observe: EventObserver
    private let wakeUp = WakeUp()
    private let waiting = Mutex<String?>("its first contact with Kafka")

    init(
        _ outbox: any Outbox, database: Database, kafka: KafkaConfiguration, clientID: String, settings: PublisherSettings,
        observe: @escaping EventObserver
    ) {
        self.outbox = outbox
        self.database = database
        self.kafka = kafka
        self.clientID = clientID
        self.settings = settings
        self.observe = observe
    }

    /// What it waits for, in words for `/readyz`; nil while it publishes.
    public var waitingFor: String? { waiting.withLock { $0 } }

    /// Looks for new rows at once.
    func wake() {
        wakeUp.call()
    }

    /// Publishes until the task is cancelled. Whatever fails is tried again, with longer and longer pauses.
    public func run() async {
        var pause = Backoff(first: .milliseconds(100), longest: settings.longestPause)
        while !Task.isCancelled {
            let started = ContinuousClock.now
            do {
                try await PublishingSession(publisher: self).run()
            } catch {
                if Task.isCancelled { return }
                waiting.withLock { $0 = "\(outbox.topic): \(error)" }
                observe(.trouble(.publisher, "\(outbox.topic): \(error)"))
            }
            // A session that worked for a while was no failed attempt.
            if ContinuousClock.now - started > settings.longestPause { pause.reset() }
            await pause.wait()
        }
    }

    func isPublishing() {
        waiting.withLock { $0 = nil }
    }

    /// Suspends until there may be new rows, or it is time to look at the cluster again.
    func waitForRows() async {
        await wakeUp.wait(upTo: settings.checkInterval)
    }
}

/// Limits of a publisher.
public struct PublisherSettings: Sendable {
    /// How many rows are sent before the cursor moves.
    public var batchLimit = 1_000
    /// How often the cluster is asked whether it still is the one that has the events.
    public var checkInterval = Duration.seconds(5)
    public var longestPause = Duration.seconds(5)
    /// Whether a missing topic is made; otherwise it is waited for.
    public var createsTopics = false

    public init() {}
}
