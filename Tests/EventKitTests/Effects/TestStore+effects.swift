@testable import EventKit

extension TestStore {
    @discardableResult
    func request(_ name: String, key: String = "north", kind: String = "mail") throws -> EffectID {
        try changes.run(actor: .staff(email: "ada@dembrane.com"), traceparent: "00-trace") { work in
            try work.request(EffectRequest(kind, key: key, data: Array(name.utf8)))
        }
    }

    /// A runner whose pauses are as long as they may be.
    func runner(_ handlers: EffectHandler..., observe: @escaping EventObserver = { _ in }) -> EffectRunner {
        EffectRunner(changes: changes, handlers: handlers, random: { $0.upperBound }, observe: observe)
    }

    var queue: [ListedEffect] {
        get throws { try EffectOperations(changes: changes).list() }
    }

    /// Each effect as `status attempts`, in the order of the queue.
    var states: [String] {
        get throws { try queue.map { "\($0.status) \($0.attempts)" } }
    }
}
