import Contracts
import EventSourcing

/// Grants an extra permission, or moves the end of one that is granted.
struct GrantPolicy: Command {
    typealias Target = ExtraPermissions

    /// What lies further is a slip of the hand; a permission that is to last is granted without an end.
    static let daysMaximum = 730

    var email: ShortText
    var policy: ShortText
    var until: Instant?
    /// The address of who grants it, in lower case.
    var manager: String
    var reason: Reason

    func decide(_ state: ExtraPermissionsState, at now: Instant) throws -> [any StreamEvent<ExtraPermissionsState>] {
        guard manager != email.text else { throw Rejection.grantToOneself }
        if let until { try requireNear(until, now) }
        let held = state.grant(policy, at: now)
        guard held != ExtraPermissionsState.Grant(until: until) else { return [] }
        return [PolicyGranted(email: email, policy: policy, until: until, previousUntil: held?.until, reason: reason)]
    }

    private func requireNear(_ until: Instant, _ now: Instant) throws {
        guard until > now else { throw Rejection.field("until", "until has to lie ahead") }
        // To the end of the last day.
        guard until <= now.date.adding(days: Self.daysMaximum + 1).start else {
            throw Rejection.field("until", "until lies at most \(Self.daysMaximum) days ahead; without it the permission has no end")
        }
    }
}

extension PolicyGranted: StreamEvent {
    public func evolve(_ state: inout ExtraPermissionsState) {
        state.grants[policy] = ExtraPermissionsState.Grant(until: until)
    }
}

extension Rejection {
    fileprivate static let grantToOneself = Rejection.rule(
        "grant-to-oneself", detail: "nobody grants a permission to themselves; ask another staff manager")
}
