import Contracts

/// What an imported past comes to: commands that are decided one after the other, each on what those before it came to. Whatever event may say so
/// says that it is imported.
public struct PastDecision<Target: Aggregate> {
    public private(set) var state: Target.State
    public private(set) var events: [any StreamEvent<Target.State>] = []

    /// - Parameter state: what is known before.
    public init(_ type: Target.Type, on state: Target.State) {
        self.state = state
    }

    /// Throws `Rejection` where a rule refuses the command.
    /// - Parameter instant: when it was asked.
    public mutating func take(_ command: some Command<Target>, at instant: Instant) throws {
        for event in try command.decide(state, at: instant) { append(event) }
    }

    public mutating func append(_ event: any StreamEvent<Target.State>) {
        let told: any StreamEvent<Target.State> = imported(event)
        told.evolve(&state)
        events.append(told)
    }

    private func imported<Event: StreamEvent>(_ event: Event) -> Event {
        guard var told = event as? any ImportableEvent else { return event }
        told.cause = .imported
        return told as? Event ?? event
    }
}

/// What an import tells of something that was imported before.
public enum ImportedBefore {
    /// Throws `Rejection` for the first field that isn't the same.
    /// - Parameter fields: whether each says what it was imported with.
    public static func check(_ fields: KeyValuePairs<String, Bool>) throws {
        if let other = fields.first(where: { !$0.value }) { throw Rejection.toldOtherwise(other.key) }
    }
}

extension Rejection {
    public static func toldOtherwise(_ field: String) -> Rejection {
        rule("imported-otherwise", detail: "\(field) is not what was imported under this reference before; change it here instead")
    }
}
