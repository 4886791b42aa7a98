import Contracts

/// Writes down what came of an attempt.
struct EffectSettlement: Sendable {
    private static let reasonCharactersMaximum = 2_000

    let changes: ChangePath
    let handler: EffectHandler
    let random: EffectRunner.Random
    let observe: EventObserver

    private var limits: EffectLimits { handler.limits }

    /// - Parameter outcome: nil when the service's own end cut the attempt short.
    func settle(_ effect: Effect, _ outcome: EffectOutcome?) async {
        do {
            switch outcome {
            case nil: try await giveBack(effect)
            case .confirmed(let answer): try await finish(effect, .confirmed, answer)
            case .refused(let answer): try await finish(effect, .refused, answer)
            case .retry(let pause, let reason): try await putOff(effect, pause, reason)
            }
        } catch {
            // The next attempt was written down before this one, so it comes although nothing can be written now.
            observe(.trouble(.effects, "\(Self.name(effect)): what came of it could not be recorded: \(error)"))
        }
    }

    /// Puts an effect aside and says so, both or neither; what makes it impossible to say for good is no reason to go on trying. Throws what may
    /// pass.
    func putAside(_ effect: Effect, _ reason: String) async throws {
        let text = Self.bounded(reason)
        do {
            try await putAside(effect, text, handler.giveUp)
        } catch {
            guard let lasting = lastingReason(of: error) else { throw error }
            observe(.trouble(.effects, "\(Self.name(effect)): nobody could be told that it was given up: \(lasting)"))
            try await putAside(effect, text, nil)
        }
        observe(.effectPerformed(kind: effect.kind, result: .dead))
        observe(.effectPutAside(kind: effect.kind, id: effect.id, reason: text))
    }

    private func putAside(_ effect: Effect, _ reason: String, _ giveUp: EffectHandler.GiveUp?) async throws {
        try await changes.perform(traceparent: effect.traceparent) { work in
            guard try EffectTable(connection: work.connection).putAside(effect, reason: reason) else { return }
            try giveUp?(effect, reason, work)
        }
    }

    private func giveBack(_ effect: Effect) async throws {
        let now = changes.time.now
        try await changes.database.writing { try EffectTable(connection: $0).giveBack(effect, now: now) }
    }

    /// Runs the answering command and takes the effect away, both or neither. When that fails for a reason that may pass, the effect is
    /// performed again with the same id: the outcome is not kept, so that there is one way back after a failure and after a crash.
    private func finish(_ effect: Effect, _ result: EffectResult, _ answer: @escaping EffectOutcome.Answer) async throws {
        do {
            try await changes.perform(traceparent: effect.traceparent) { work in
                // Gone or put aside since it was begun means that it was answered for already.
                guard try EffectTable(connection: work.connection).finish(effect) else { return }
                try answer(work)
            }
            observe(.effectPerformed(kind: effect.kind, result: result))
        } catch {
            guard let reason = lastingReason(of: error) else {
                return try await putOff(effect, nil, "it was \(result.rawValue), but the answer failed: \(error)")
            }
            try await putAside(effect, "it was \(result.rawValue), but the answer is impossible: \(reason)")
        }
    }

    private func putOff(_ effect: Effect, _ asked: Duration?, _ reason: String) async throws {
        guard effect.attempt < limits.attempts else { return try await putAside(effect, reason) }
        let pause = asked.map(EffectLimits.askedMilliseconds) ?? limits.pauseMilliseconds(after: effect.attempt, random)
        let next = changes.time.now.adding(milliseconds: pause)
        let text = Self.bounded(reason)
        try await changes.database.writing { try EffectTable(connection: $0).putOff(effect, until: next, reason: text) }
        observe(.effectPerformed(kind: effect.kind, result: .retry))
        observe(.trouble(.effects, "\(Self.name(effect)), attempt \(effect.attempt) of \(limits.attempts): \(text)"))
    }

    private static func name(_ effect: Effect) -> String { "\(effect.kind) \(effect.id) for \(effect.key)" }

    private static func bounded(_ reason: String) -> String { String(reason.unicodeScalars.prefix(reasonCharactersMaximum)) }
}
