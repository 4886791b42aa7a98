import Contracts
import EventSourcing

/// The extra permissions that were granted in the console to whoever signs in with one address.
///
/// The stream is the address in lower case, and not a person's id: a permission may be granted before somebody's first sign-in, and holds by
/// whichever kind of token they come.
enum ExtraPermissions: Aggregate {
    static let category = "extra-permissions"
    static let initialState = ExtraPermissionsState()
    static let events = EventTable<ExtraPermissionsState>(PolicyGranted.self, PolicyTaken.self)
}

public struct ExtraPermissionsState: Sendable, Equatable {
    struct Grant: Sendable, Equatable {
        var until: Instant?

        /// An end counts from its very instant on; nobody has to say so.
        func holds(at now: Instant) -> Bool { until.map { now < $0 } ?? true }
    }

    /// By policy, also those that have ended by themselves.
    var grants: [ShortText: Grant] = [:]

    func grant(_ policy: ShortText, at now: Instant) -> Grant? {
        grants[policy].flatMap { $0.holds(at: now) ? $0 : nil }
    }
}
