import Contracts
import EventSourcing

/// Remembers once and for all that an organisation has this sign.
struct DetectExternalLedOrganisation: Command {
    typealias Target = ExternalLedOrganisation

    let organisationID: OrganisationID
    let createdBy: UserID
    let partners: [OrganisationID]

    func decide(_ state: ExternalLedProgress, at now: Instant) -> [any StreamEvent<ExternalLedProgress>] {
        guard !state.isDetected, !partners.isEmpty else { return [] }
        return [
            ExternalLedOrganisationDetected(
                organisationID: organisationID, createdBy: createdBy, partnerOrganisationIDs: partners.sorted(), effectiveAt: now)
        ]
    }
}

extension ExternalLedOrganisationDetected: StreamEvent {
    public func evolve(_ state: inout ExternalLedProgress) {
        state.isDetected = true
    }
}
