import Contracts
import ProcessKit

/// One attempt at an effect, held to its time limit.
struct EffectAttempt: Sendable {
    let effect: Effect
    let handler: EffectHandler
    let context: EffectContext
    let time: any TimeSource

    private enum Ending: Sendable {
        case outcome(EffectOutcome)
        case failed(String)
        case timeIsUp
    }

    /// What came of it; nil when the service's own end cut it short, which says nothing about the effect.
    func run() async -> EffectOutcome? {
        await withTaskGroup(of: Ending.self) { group in
            group.addTask { await perform() }
            group.addTask { await waitForLimit() }
            var isLate = false
            // Two tasks, so at most two rounds. At the limit the handler is told to end, and what it returns then still counts: it may
            // have been done.
            while let ending = await group.next() {
                switch ending {
                case .outcome(let outcome):
                    group.cancelAll()
                    return outcome
                case .failed(let reason):
                    group.cancelAll()
                    if Task.isCancelled { return nil }
                    return .retry(reason: isLate ? "took longer than \(handler.limits.timeLimit)" : reason)
                case .timeIsUp:
                    isLate = true
                    group.cancelAll()
                }
            }
            return nil
        }
    }

    private func perform() async -> Ending {
        if Task.isCancelled { return .failed("cancelled") }
        do {
            return .outcome(try await handler.perform(effect, context))
        } catch {
            return .failed("\(error)")
        }
    }

    private func waitForLimit() async -> Ending {
        let end = time.now.adding(milliseconds: handler.limits.timeLimit.wholeMilliseconds)
        while time.now < end, !Task.isCancelled { await time.wait(until: end) }
        return .timeIsUp
    }
}
