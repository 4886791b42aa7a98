import Contracts
import Database

/// What an attempt at an effect came to, as it is counted.
public enum EffectResult: String, Sendable, CaseIterable {
    case confirmed, refused, retry, dead
}

/// Does what the service asked to be done outside: one worker per kind, so that a slow mail server holds up no payments.
public final class EffectRunner: Sendable {
    /// Draws a number from a range.
    public typealias Random = @Sendable (ClosedRange<Int64>) -> Int64

    private let changes: ChangePath
    private let workers: [EffectWorker]
    private let survey: EffectSurvey

    /// - Parameter random: draws the pauses between attempts.
    public init(
        changes: ChangePath, handlers: [EffectHandler], random: @escaping Random = { Int64.random(in: $0) },
        observe: @escaping EventObserver = { _ in }
    ) {
        precondition(Set(handlers.map(\.kind)).count == handlers.count, "each kind of effect has one handler")
        precondition(handlers.allSatisfy { 1...64 ~= $0.limits.concurrency && $0.limits.attempts > 0 }, "effects within their limits")
        self.changes = changes
        let workers = handlers.filter { !$0.isOnHold }.map { EffectWorker($0, changes: changes, random: random, observe: observe) }
        self.workers = workers
        survey = EffectSurvey(database: changes.database, time: changes.time, handled: Set(handlers.map(\.kind)), observe: observe)
        changes.afterCommit { change in
            if change.effectsRequested { for worker in workers { worker.wake() } }
        }
    }

    /// Works until the task is cancelled, and returns when the attempts under way have ended.
    public func run() async {
        await withDiscardingTaskGroup { group in
            for worker in workers { group.addTask { await worker.run() } }
        }
    }

    /// Performs all that is due now, and what that asks for in turn. Throws `DatabaseError`.
    public func runDue() async throws {
        var attempts = 1
        while attempts > 0, !Task.isCancelled {
            attempts = 0
            for worker in workers { attempts += try await worker.runDue() }
        }
    }

    /// Observes how many effects wait and are dead.
    public func observeQueue() async {
        await survey.run()
    }

    /// Kinds that wait and that this build has no handler for, as after a step back to an older one. They are kept until one has.
    public func kindsWithoutHandler() async throws -> [String] {
        try await survey.kindsWithoutHandler()
    }
}
