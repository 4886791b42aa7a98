import Contracts
import EventSourcing

/// Takes back a permission that was granted. One that isn't granted, or has ended by itself, needs no taking.
struct TakePolicy: Command {
    typealias Target = ExtraPermissions

    var email: ShortText
    var policy: ShortText
    var reason: Reason

    func decide(_ state: ExtraPermissionsState, at now: Instant) -> [any StreamEvent<ExtraPermissionsState>] {
        guard let held = state.grant(policy, at: now) else { return [] }
        return [PolicyTaken(email: email, policy: policy, previousUntil: held.until, reason: reason)]
    }
}

extension PolicyTaken: StreamEvent {
    public func evolve(_ state: inout ExtraPermissionsState) {
        state.grants[policy] = nil
    }
}
