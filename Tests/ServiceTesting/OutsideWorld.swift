import EventKit
import Synchronization
import TestKit

/// Stands for the outside world: remembers every call, and answers as the test says.
package final class OutsideWorld: Sendable {
    package struct Call: Sendable, Equatable {
        package let id: EffectID
        package let name: String
        package let attempt: Int

        package init(id: EffectID, name: String, attempt: Int) {
            self.id = id
            self.name = name
            self.attempt = attempt
        }
    }

    package let calls = Recorder<Call>()
    private let answers = Mutex<[String: [EffectOutcome]]>([:])

    package init() {}

    package var names: [String] { calls.values.map(\.name) }

    /// The next answers for one name; afterwards it is confirmed.
    package func answer(_ name: String, _ outcomes: EffectOutcome...) {
        answers.withLock { $0[name] = outcomes }
    }

    package func handler(_ kind: String = "mail", limits: EffectLimits = EffectLimits()) -> EffectHandler {
        EffectHandler(kind, limits: limits) { [self] effect, _ in call(effect) }
    }

    package func call(_ effect: Effect) -> EffectOutcome {
        let name = String(decoding: effect.data, as: UTF8.self)
        calls.add(Call(id: effect.id, name: name, attempt: effect.attempt))
        let next = answers.withLock { answers in
            answers[name]?.isEmpty == false ? answers[name]?.removeFirst() : nil
        }
        return next ?? Self.raises("sent", by: 1)
    }

    /// Confirmed, and answered by a command.
    package static func raises(_ owner: String, by amount: Int) -> EffectOutcome {
        .confirmed { work in try work.execute(RaiseTally(by: amount, owner: owner), on: owner) }
    }
}
