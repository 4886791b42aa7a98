import Contracts
import Database
import EventKit
import HTTP
import WebKit

/// All that makes one service different from another; the kit does the rest.
public struct ServiceDefinition: Sendable {
    /// The short name: of the database file, of the internal tokens' audience, of the consumer group.
    public var name: String
    /// Who speaks in this service's events, such as `/dembrane/billing`.
    public var source: String
    /// The topic that this service alone writes.
    public var topic: String
    /// Where it listens when `HTTP_PORT` says nothing.
    public var defaultPort: Int
    public var durability: Durability
    /// Tables beyond those of the projections. Append-only, as every migration.
    public var migrations: [Migration]
    public var projections: [any Projection]
    public var subscriptions: [TopicSubscription]
    public var timers: [String: TimerHandler]
    public var routes: @Sendable (inout ServiceRoutes) -> Void
    /// Who is told the metrics and what the service waits for; everybody where the port is nobody's but ours.
    public var mayReadOperations: @Sendable (HTTPRequest) -> Bool = { _ in true }
    /// In which coding an answer is sent; nil where answers are never compressed, as between services of one network.
    public var coding: (@Sendable (HTTPRequest) -> ContentCoding)?
    public var startData: StartData?
    /// Takes the file of `import FILE`.
    public var importer: ServiceImporter?
    /// What else has to be there before the service is ready.
    public var readiness: [ReadinessCheck]
    /// What it can do outside, such as sending mail; asked for by `UnitOfWork.request`.
    public var effects: [EffectHandler]
    /// What follows outside from its own events.
    public var consequences: [any Consequence] = []
    /// What has to hold of its data, looked at every night and by `check`.
    public var checks: [SelfCheck] = []
    /// What goes on beside requests and events until the task is cancelled. It can't fail: whatever goes wrong in it is its own to mend.
    public var workers: [@Sendable (ServiceContext) async -> Void] = []

    /// A service that owns a context: its source and topic are those of the contract, and so is its name where it has no other.
    public init(
        _ context: EventContext, name: String? = nil, defaultPort: Int, durability: Durability = .full, migrations: [Migration] = [],
        projections: [any Projection] = [], subscriptions: [TopicSubscription] = [], timers: [String: TimerHandler] = [:],
        startData: StartData? = nil, importer: ServiceImporter? = nil, readiness: [ReadinessCheck] = [],
        effects: [EffectHandler] = [], routes: @escaping @Sendable (inout ServiceRoutes) -> Void = { _ in }
    ) {
        self.name = name ?? context.rawValue
        source = context.source
        topic = context.topic
        self.defaultPort = defaultPort
        self.durability = durability
        self.migrations = migrations
        self.projections = projections
        self.subscriptions = subscriptions
        self.timers = timers
        self.startData = startData
        self.importer = importer
        self.readiness = readiness
        self.effects = effects
        self.routes = routes
    }

    /// The schema in the order in which it is made: the kit's tables, the projections', the service's own.
    var allMigrations: [Migration] {
        engine.migrations + IdempotencyKeys.migrations + [SelfCheckTable.migration] + migrations
    }

    /// The part that concerns events, with timers of the kit's own beside those of the service.
    func engine(adding timers: [String: TimerHandler]) -> EventEngineDefinition {
        var engine = engine
        engine.timers.merge(timers) { own, _ in own }
        return engine
    }

    /// The part that concerns events.
    var engine: EventEngineDefinition {
        var engine = EventEngineDefinition(
            name: name, source: source, topic: topic, projections: projections, subscriptions: subscriptions, timers: timers,
            effects: effects
        )
        engine.consequences = consequences
        return engine
    }
}

/// What a new store begins with.
public struct StartData: Sendable {
    public let decide: @Sendable (UnitOfWork) throws -> Void

    /// `decide` runs at every start, before the first request, so it must change nothing where that has been decided before.
    public init(_ decide: @escaping @Sendable (UnitOfWork) throws -> Void) {
        self.decide = decide
    }
}
