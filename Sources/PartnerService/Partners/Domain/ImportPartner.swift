import Contracts
import EventSourcing

/// Takes over that an organisation became a partner in the past. What was decided of it since then stays.
struct ImportPartner: Command {
    typealias Target = PartnerStatus

    let organisation: OrganisationID
    let reason: Reason

    func decide(_ state: PartnerState, at now: Instant) throws -> [any StreamEvent<PartnerState>] {
        if let changedAt = state.changedAt, changedAt >= now { return [] }
        var decision = PastDecision(PartnerStatus.self, on: state)
        let partnership = SetPartnerStatus(organisationID: organisation, isPartner: true, agreementConfirmed: true, reason: reason)
        try decision.take(partnership, at: now)
        return decision.events
    }
}
