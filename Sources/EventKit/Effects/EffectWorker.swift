import Contracts
import Database
import Synchronization

/// Does the effects of one kind: those whose turn has come, several at once but no more than its handler allows.
///
/// An attempt is counted, with the instant of the one after it, before it is made. So a store that can't be written to leads to no attempts at
/// all, and an effect at which the process dies is not tried without end. Nothing else is kept about what is under way: whatever was not
/// answered when the process ended is tried again, with the same id.
final class EffectWorker: Sendable {
    /// What was taken from the queue in one go.
    private struct Round: Sendable {
        var begun: [Effect] = []
        /// Their last attempt was cut short.
        var exhausted: [Effect] = []
    }

    /// How long it sleeps at most, since the command line, another process, may have put an effect back.
    private static let longestSleepSeconds = 60

    let handler: EffectHandler
    private let changes: ChangePath
    private let settlement: EffectSettlement
    private let random: EffectRunner.Random
    private let observe: EventObserver
    private let wakeUp = WakeUp()
    private let underWay = Mutex<Set<EffectID>>([])

    init(_ handler: EffectHandler, changes: ChangePath, random: @escaping EffectRunner.Random, observe: @escaping EventObserver) {
        self.handler = handler
        self.changes = changes
        self.random = random
        self.observe = observe
        settlement = EffectSettlement(changes: changes, handler: handler, random: random, observe: observe)
    }

    /// Looks for new effects at once.
    func wake() {
        wakeUp.call()
    }

    /// Works until the task is cancelled, and returns when the attempts under way have ended.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let next = await startDue(in: &group)
                let time = changes.time
                await wakeUp.race(with: { await time.wait(until: next) })
            }
        }
    }

    /// Performs what is due now, and what comes up behind it, until nothing is; answers how many attempts were made.
    func runDue() async throws -> Int {
        var attempts = 0
        while !Task.isCancelled {
            let round = try await take()
            if round.begun.isEmpty && round.exhausted.isEmpty { break }
            attempts += round.begun.count
            await withDiscardingTaskGroup { group in
                for effect in round.begun { group.addTask { await self.attempt(effect) } }
            }
            try await giveUp(round.exhausted)
        }
        return attempts
    }

    /// Starts as many as are due and allowed; answers when to look again.
    private func startDue(in group: inout DiscardingTaskGroup) async -> Instant {
        let now = changes.time.now
        do {
            let round = try await take()
            for effect in round.begun {
                group.addTask {
                    await self.attempt(effect)
                    self.wake()
                }
            }
            if !round.exhausted.isEmpty {
                try await giveUp(round.exhausted)
                return now
            }
            let kind = handler.kind
            let next = try await changes.database.reading { try EffectTable(connection: $0).nextInstant(kind, after: now) }
            let latest = now.adding(seconds: Self.longestSleepSeconds)
            return min(next ?? latest, latest)
        } catch {
            observe(.trouble(.effects, "\(handler.kind): \(error)"))
            return now.adding(seconds: 1)
        }
    }

    private func take() async throws -> Round {
        // Read before the queue is: who leaves this set has left the queue, or changed in it, before that.
        let busy = underWay.withLock { $0 }
        let limits = handler.limits
        let free = limits.concurrency - busy.count
        guard free > 0 else { return Round() }
        let (kind, now) = (handler.kind, changes.time.now)
        let due = try await changes.database.reading { connection in
            try EffectTable(connection: connection).due(kind, at: now, limit: busy.count + free)
        }
        let chosen = due.filter { !busy.contains($0.id) }.prefix(free)
        guard !chosen.isEmpty else { return Round() }
        let begin = self.begin
        let round = try await changes.database.writing { try begin(Array(chosen), EffectTable(connection: $0), now) }
        underWay.withLock { $0.formUnion(round.begun.map(\.id)) }
        return round
    }

    @Sendable private func begin(_ effects: [Effect], _ table: EffectTable, _ now: Instant) throws -> Round {
        var round = Round()
        for effect in effects {
            if effect.attempt >= handler.limits.attempts {
                round.exhausted.append(effect)
                continue
            }
            let pause = handler.limits.pauseMilliseconds(after: effect.attempt + 1, random)
            if try table.begin(effect, orElseAt: now.adding(milliseconds: pause)) {
                round.begun.append(effect.inAttempt(effect.attempt + 1))
            }
        }
        return round
    }

    private func attempt(_ effect: Effect) async {
        let context = EffectContext(database: changes.database, time: changes.time)
        let outcome = await EffectAttempt(effect: effect, handler: handler, context: context, time: changes.time).run()
        await settlement.settle(effect, outcome)
        _ = underWay.withLock { $0.remove(effect.id) }
    }

    private func giveUp(_ effects: [Effect]) async throws {
        for effect in effects { try await settlement.putAside(effect, Self.exhaustion(effect)) }
    }

    private static func exhaustion(_ effect: Effect) -> String {
        "the service ended during attempt \(effect.attempt), the last one"
    }
}
