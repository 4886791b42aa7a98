import Contracts
import Database
import EventKit
import Foundation
import HTTP
import Kafka
import ProcessKit
import ServiceKit
import StaffAPI
import WebKit
import WireJSON

/// A service under test: real database in a temporary folder, a clock that the test moves, requests without a network.
///
/// Without brokers, events are handed in by `apply`, which takes the same way through read models and reactions as those from Kafka.
public final class ServiceHarness: Sendable {
    public let runtime: ServiceRuntime
    public let time: ManualTime
    public let directory: String
    let definition: ServiceDefinition
    private let isTemporary: Bool
    private let running: Task<Void, Never>?

    public static let secret = Secret("a secret that only tests know, of enough bytes")
    /// A member of staff with every policy.
    public static let eva = StaffIdentity(
        email: "eva@dembrane.com", subject: "5b0f4a52-6a0c-4a8e-9f55-0d2b7c5e4f10", policies: Set(StaffPolicy.allCases)
    )
    /// A member of staff without any.
    public static let max = StaffIdentity(email: "max@dembrane.com", subject: "0e6f7bb1-44e5-4d0e-8a6e-51a8e4b6a1c2", policies: [])

    /// Without `kafka` nothing runs in the background: timers and effects run when `runTimers` and `runEffects` are called. With a `directory` the data there is used and kept.
    public init(
        _ definition: ServiceDefinition, kafka: KafkaConfiguration? = nil, now: Instant, directory: String? = nil,
        settings: EventEngineSettings = EventEngineSettings(), httpLimits: HTTPLimits = HTTPLimits(), logger: Logger = .silent
    ) throws {
        let folder = directory ?? NSTemporaryDirectory() + "service-harness-\(UUID().uuidString)"
        let time = ManualTime(now)
        let runtime = try ServiceRuntime(
            definition,
            configuration: ServiceConfiguration(
                // Port 9 (discard) is where nobody answers.
                kafka: kafka ?? KafkaConfiguration(bootstrapServers: "127.0.0.1:9"), dataDirectory: folder, httpLimits: httpLimits,
                internalSecret: Self.secret, logLevel: .error
            ), time: time, settings: settings, logger: logger
        )
        self.definition = definition
        self.runtime = runtime
        self.time = time
        self.directory = folder
        isTemporary = directory == nil
        running = kafka == nil ? nil : Task { await runtime.run() }
    }

    /// A test that failed before its `stop` leaves no folder behind either.
    deinit {
        guard isTemporary, FileManager.default.fileExists(atPath: directory) else { return }
        do { try FileManager.default.removeItem(atPath: directory) } catch { print("left behind: \(directory): \(error)") }
    }

    /// Ends the service and removes its folder, unless the folder was given.
    public func stop() async throws {
        await runtime.stop()
        await running?.value
        if isTemporary { try FileManager.default.removeItem(atPath: directory) }
    }

    /// Sends a request as a member of staff. The path is that of the staff API, without `/api/v1`.
    public func send(
        _ method: HTTPMethod, _ path: String, body: JSONValue? = nil, headers: HTTPHeaders = [:], as identity: StaffIdentity = eva
    ) async throws -> HarnessAnswer {
        var headers = headers
        headers["Authorization"] = "Bearer \(try token(for: identity))"
        if body != nil { headers["Content-Type"] = "application/json" }
        let bytes = try body.map { try WireJSONEncoder().encode($0) } ?? []
        guard let request = HTTPRequest(method, ServiceRoutes.prefix + path, headers: headers, body: bytes) else {
            throw Problem.malformed("the test asks for \(path), which isn't a path")
        }
        let response = await runtime.respond(to: request)
        return HarnessAnswer(status: response.status, headers: response.headers, body: try await response.collectBody())
    }

    public func get(_ path: String, as identity: StaffIdentity = eva) async throws -> HarnessAnswer {
        try await send(.get, path, as: identity)
    }

    public func post(_ path: String, _ body: JSONValue, as identity: StaffIdentity = eva) async throws -> HarnessAnswer {
        try await send(.post, path, body: body, as: identity)
    }

    /// The internal token that the Gateway would send.
    public func token(for identity: StaffIdentity) throws -> String {
        try InternalToken(secret: Self.secret).issue(for: identity, audience: runtime.context.name, traceparent: nil, now: time.now)
    }

    /// Hands in events of a topic as one batch, in one transaction: read models first, then the reaction.
    public func apply(_ events: [CloudEvent], topic: String = EventContext.platform.topic) throws {
        let handlers = definition.subscriptions.filter { $0.topic == topic }.map(\.handle)
        try runtime.engine.changes.run { work in
            try work.project(events)
            for handle in handlers { try handle(events, work) }
        }
    }

    /// Runs every timer that is due by the test's clock.
    public func runTimers() async throws {
        try await runtime.engine.timers.runDue()
    }

    /// Performs every effect that is due by the test's clock, and what its answers ask for.
    public func runEffects() async throws {
        try await runtime.engine.effects.runDue()
    }

    /// All events that the service has decided, in order.
    public func events() throws -> [CloudEvent] {
        try runtime.database.read { try EventStore($0, source: definition.source).events(after: 0, limit: 100_000) }
    }
}

/// What a request of a test came to.
public struct HarnessAnswer: Sendable {
    public let status: Int
    public let headers: HTTPHeaders
    public let body: [UInt8]

    public var text: String { String(decoding: body, as: UTF8.self) }

    /// The body read as JSON; null when it isn't.
    public var json: JSONValue {
        (try? WireJSONDecoder(limits: WireJSONLimits(maximumBytes: 64 * 1024 * 1024, maximumDepth: 64)).decode(JSONValue.self, from: body))
            ?? .null
    }
}

extension CloudEvent {
    /// A fact as the platform would tell it; for tests and the demo.
    public static func fact(
        _ payload: some EventPayload, at time: Instant, source: String = EventContext.platform.source, id: String? = nil
    ) throws -> CloudEvent {
        CloudEvent(
            id: id ?? UUID().uuidString.lowercased(), source: source, type: Swift.type(of: payload).eventType.description, time: time,
            subject: payload.subject, partitionKey: payload.partitionKey, data: try WireJSONEncoder().encode(payload)
        )
    }
}
