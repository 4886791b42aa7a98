import Contracts
import Database

/// Runs timers when they are due, in order, each in one transaction with its removal, so that none runs twice or is lost.
public final class TimerRunner: Sendable {
    /// How many are read at a time.
    private static let roundLimit = 100

    private let changes: ChangePath
    private let handlers: [String: TimerHandler]
    private let observe: EventObserver
    private let scheduleChanged = WakeUp()

    public init(changes: ChangePath, handlers: [String: TimerHandler], observe: @escaping EventObserver = { _ in }) {
        self.changes = changes
        self.handlers = handlers
        self.observe = observe
        let scheduleChanged = scheduleChanged
        changes.afterCommit { if $0.timersChanged { scheduleChanged.call() } }
    }

    /// Runs what is overdue, then sleeps exactly until the next one; ends when the task is cancelled.
    public func run() async {
        while !Task.isCancelled {
            let next: Instant
            do {
                next = try await runDue() ?? changes.time.now.adding(days: 1)
            } catch {
                observe(.trouble(.timers, "\(error)"))
                next = changes.time.now.adding(seconds: 1)
            }
            let time = changes.time
            await scheduleChanged.race(with: { await time.wait(until: next) })
        }
    }

    /// Runs all that is due now and answers when the next one is. A failing timer is put off and holds up no other.
    @discardableResult
    public func runDue() async throws -> Instant? {
        while !Task.isCancelled {
            let now = changes.time.now
            let (round, outlook) = try await changes.database.reading { connection in
                let table = TimerTable(connection: connection)
                return (try table.due(at: now, limit: Self.roundLimit), try table.outlook(at: now))
            }
            observe(.timersOverdue(outlook.overdue))
            guard !round.isEmpty else { return outlook.next }
            for timer in round {
                if Task.isCancelled { return nil }
                try await fire(timer)
            }
        }
        return nil
    }

    private func fire(_ timer: DueTimer) async throws {
        do {
            guard let handler = handlers[timer.timer] else {
                throw UnprocessableEvent("this service has no timer called \(timer.timer)")
            }
            try await changes.perform { work in
                // Gone or moved since it was read: a command came first, and was right to.
                guard try TimerTable(connection: work.connection).take(timer) else { return }
                try handler(timer, work)
            }
            observe(.timerRan(timer.timer))
        } catch {
            let reason = "\(error)"
            let now = changes.time.now
            let failures = try await changes.database.writing { try TimerTable(connection: $0).postpone(timer, now: now, reason: reason) }
            observe(.trouble(.timers, "\(timer.timer) for \(timer.key) failed \(failures) times, now with: \(reason)"))
        }
    }
}
