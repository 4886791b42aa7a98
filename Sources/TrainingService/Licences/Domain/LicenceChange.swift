import Contracts
import EventSourcing

/// What can be asked of a licence, whether one of our sessions gave it or a training elsewhere.
protocol LicenceChange: Sendable {
    /// Throws `Rejection` where a rule refuses it.
    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent]
}

/// The change asked of a stream that gives licences.
struct AskIssuer<Issuer: LicenceIssuer, Change: LicenceChange>: Command {
    typealias Target = Issuer

    let change: Change

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] { try change.decide(state, at: now) }
}
