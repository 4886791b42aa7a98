import Contracts
import Database
import StaffAPI

/// Something that always holds of a service's data, and how to see whether it does. A difference is an alarm: it is told and never mended, since
/// whatever made it would make the next one.
public struct SelfCheck: Sendable {
    /// In kebab case, unique within the service.
    public let name: String
    /// What has to hold, as a sentence for staff.
    public let holds: String
    let look: @Sendable (CheckRun) async throws -> Void

    /// A check that looks wherever it has to, and adds what it finds to the findings.
    public init(_ name: String, holds: String, look: @escaping @Sendable (CheckRun) async throws -> Void) {
        self.name = name
        self.holds = holds
        self.look = look
    }

    /// A check that reads the service's own data in steps, each from a snapshot of its own, so that none is held for long.
    /// - Parameter step: looks at a bounded part that comes after a place, nil at first, and answers where it ended; nil when it is through.
    ///   It may throw `NotSettled`.
    public init<Place: Sendable>(
        _ name: String, holds: String, step: @escaping @Sendable (CheckStep, _ after: Place?) throws -> Place?
    ) {
        self.init(name, holds: holds) { run in
            var place: Place?
            repeat {
                try Task.checkCancellation()
                let after = place
                place = try await run.reading { try step($0, after) }
            } while place != nil
        }
    }
}

/// What a step of a check works with.
public struct CheckStep {
    public let connection: Connection
    public let now: Instant
    public let findings: CheckFindings
}

/// What is to be looked at is being changed step by step at this moment, so that a look would find what isn't wrong. It is tried again.
public struct NotSettled: Error, Sendable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
