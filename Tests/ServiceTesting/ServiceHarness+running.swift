import Contracts
import EventKit
import HTTP
import Kafka
import ProcessKit
import ServiceKit

extension ServiceHarness {
    /// Runs a test against a fresh service on a real database, without brokers, and stops it afterwards.
    /// - Parameter facts: what the platform has told before the test begins.
    package static func running(
        _ definition: ServiceDefinition, now: Instant, given facts: [CloudEvent] = [],
        settings: EventEngineSettings = EventEngineSettings(), httpLimits: HTTPLimits = HTTPLimits(), logger: Logger = .silent,
        _ body: (ServiceHarness) async throws -> Void
    ) async throws {
        let harness = try ServiceHarness(definition, now: now, settings: settings, httpLimits: httpLimits, logger: logger)
        do {
            if !facts.isEmpty { try harness.apply(facts) }
            try await body(harness)
        } catch {
            try await harness.stop()
            throw error
        }
        try await harness.stop()
    }
}
