import Contracts
import EventSourcing

/// Makes an organisation a partner, or ends that.
struct SetPartnerStatus: Command {
    typealias Target = PartnerStatus

    var organisationID: OrganisationID
    var isPartner: Bool
    var agreementConfirmed: Bool
    var reason: Reason

    func decide(_ state: PartnerState, at now: Instant) throws -> [any StreamEvent<PartnerState>] {
        guard agreementConfirmed || !isPartner else { throw Rejection.agreementNotConfirmed }
        guard isPartner != state.isPartner else { return [] }
        return [
            PartnerStatusChanged(
                organisationID: organisationID, isPartner: isPartner, wasPartner: state.isPartner,
                agreementConfirmed: agreementConfirmed, reason: reason.text, effectiveAt: now)
        ]
    }
}

extension PartnerStatusChanged: StreamEvent {
    public func evolve(_ state: inout PartnerState) {
        state.isPartner = isPartner
        state.changedAt = effectiveAt
    }
}

extension Rejection {
    static let agreementNotConfirmed = field(
        "agreement_confirmed", "an organisation becomes a partner only once you confirm that an agreement exists")

    static func unknownOrganisation(_ id: OrganisationID) -> Rejection { notFound("organisation \(id)") }
}
