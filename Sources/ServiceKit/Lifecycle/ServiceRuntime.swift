import Contracts
import Database
import EventKit
import HTTP
import ProcessKit
import StaffAPI
import Synchronization
import WebKit

/// A running service: its data, its event engine and its HTTP surface.
///
/// Making one opens the data and begins to answer requests, so that a service shows what it has while Kafka is away; `run` adds everything else.
public final class ServiceRuntime: Sendable {
    private enum Phase {
        case made
        case running
        case stopped
    }

    public let context: ServiceContext
    public let engine: EventEngine
    public let database: Database
    /// Where it listens.
    public let httpPort: Int
    /// Its checks of itself.
    public let checks: SelfChecks
    private let workers: [@Sendable (ServiceContext) async -> Void]
    private let application: WebApplication
    private let server: HTTPServer
    private let lock: DataLock
    private let phase = Mutex(Phase.made)
    private let stopRequested = Latch()
    private let ended = Latch()

    /// Throws `DataInUse`, `DataUnusable`, `DatabaseError`, `HTTPServerError`, or `RecoveryUnfinished`.
    public init(
        _ definition: ServiceDefinition, configuration: ServiceConfiguration, time: any TimeSource = SystemTime(),
        settings: EventEngineSettings = EventEngineSettings(), logger given: Logger? = nil
    ) throws {
        let logger = given ?? Logger(service: definition.name, level: configuration.logLevel)
        let metrics = Metrics()
        let data = try ServiceData(definition, directory: configuration.dataDirectory)
        guard try !Recovery.isUnfinished(data.database) else { throw RecoveryUnfinished() }
        let checks = SelfChecks(definition.checks, database: data.database, time: time, logger: logger, metrics: metrics)
        let observations = ServiceMetrics(metrics, logger: logger)
        var settings = settings
        settings.createTopics(configuration.createsTopics)
        let engine = EventEngine(
            definition.engine(adding: checks.handlers(hour: configuration.selfCheckHour)), database: data.database,
            kafka: configuration.kafka.logging(to: KafkaLog(logger)), time: time, settings: settings,
            journal: data.journal, observe: { observations.observe($0) })
        let context = ServiceContext(
            name: definition.name, changes: engine.changes, seen: engine.seen, isBehind: { engine.subscriber.isBehind }, logger: logger,
            metrics: metrics, internalSecret: configuration.internalSecret
        )
        if let startData = definition.startData { try engine.changes.run { try startData.decide($0) } }
        try engine.changes.run { try checks.start($0, hour: configuration.selfCheckHour) }
        metrics.collect { await engine.effects.observeQueue() }
        let application = WebApplication(
            router: Self.router(definition, context), logger: logger, metrics: metrics, readiness: Self.readiness(definition, engine),
            selfChecks: { checks.news }, mayReadOperations: definition.mayReadOperations, coding: definition.coding
        )
        workers = definition.workers + [{ _ in await checks.work() }]
        self.checks = checks
        self.context = context
        self.engine = engine
        self.application = application
        database = data.database
        lock = data.lock
        server = try HTTPServer(
            host: configuration.httpHost, port: configuration.httpPort, limits: configuration.httpLimits, refusal: WebApplication.refusal,
            handler: { await application.respond(to: $0) }
        )
        httpPort = server.port
    }

    private static func router(_ definition: ServiceDefinition, _ context: ServiceContext) -> Router {
        var routes = ServiceRoutes(context: context)
        definition.routes(&routes)
        if let owner = Operation.Owner(rawValue: definition.name) { SelfCheckRoutes.add(of: owner, to: &routes) }
        return routes.router
    }

    private static func readiness(_ definition: ServiceDefinition, _ engine: EventEngine) -> [ReadinessCheck] {
        let events = ReadinessCheck {
            // Several parts may wait for the same.
            let waitingFor = Set(engine.waitingFor).sorted()
            return waitingFor.isEmpty ? nil : waitingFor.joined(separator: "; ")
        }
        let effects = ReadinessCheck {
            do {
                let kinds = try await engine.effects.kindsWithoutHandler()
                return kinds.isEmpty ? nil : "a version that can do the effects \(kinds.joined(separator: ", "))"
            } catch {
                return "the queue of effects, which can't be read"
            }
        }
        return [events, effects] + definition.readiness
    }

    /// Answers a request without going through the network.
    public func respond(to request: HTTPRequest) async -> HTTPResponse {
        await application.respond(to: request)
    }

    /// Works until `stop` is called: first the events, then requests are let finish, then the data is closed.
    public func run() async {
        let mayRun = phase.withLock { phase in
            guard case .made = phase else { return false }
            phase = .running
            return true
        }
        guard mayRun else { return await ended.wait() }
        context.logger.info("started", ["port": .integer(Int64(httpPort))])
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.engine.run() }
            for work in workers { group.addTask { await work(self.context) } }
            await stopRequested.wait()
            // Requests first: what they still change is then published, or will be on the next start.
            await server.stop()
            group.cancelAll()
        }
        close()
    }

    /// Ends the service and returns when it has ended. Safe to call more than once, and before `run`.
    public func stop() async {
        let wasMade = phase.withLock { phase in
            guard case .made = phase else { return false }
            phase = .stopped
            return true
        }
        stopRequested.open()
        if wasMade {
            await server.stop()
            close()
        }
        await ended.wait()
    }

    private func close() {
        database.close()
        lock.release()
        phase.withLock { $0 = .stopped }
        context.logger.info("stopped")
        ended.open()
    }
}

/// A recovery was cut off; serving a store that misses events would be wrong.
public struct RecoveryUnfinished: Error, Sendable, CustomStringConvertible {
    public var description: String { "a recovery of this data was cut off; run `recover` again before starting" }
}
