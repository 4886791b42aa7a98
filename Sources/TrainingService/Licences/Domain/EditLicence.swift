import Contracts
import EventSourcing

/// Puts right the day from which one licence counts.
struct EditLicence: LicenceChange {
    let licence: LicenceID
    let completedOn: LocalDate
    let reason: Reason

    func decide(_ state: SessionState, at now: Instant) throws -> [SessionEvent] {
        let current = try state.licence(licence)
        guard current.standing != .revoked else { throw Rejection.isRevoked }
        guard completedOn != current.completedOn else { return [] }
        let term = LicenceTerm(completedOn: completedOn)
        try term.check(at: now)
        return [term.edit(of: current, reason: reason, at: now)]
    }
}

extension Rejection {
    static let isRevoked = rule("licence-revoked", detail: "the licence is revoked; restore it first")
}
