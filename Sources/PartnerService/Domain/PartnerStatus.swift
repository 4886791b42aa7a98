import Contracts

/// Whether an organisation is a partner of dembrane: off until staff confirm that an agreement exists (DOMAIN §12).
enum PartnerStatus {
    static let category = "partner"
    static let initialState = State()

    struct State: Sendable, Equatable {
        var isPartner = false
    }

    struct Command: Sendable {
        var organisationID: OrganisationID
        var isPartner: Bool
        var agreementConfirmed: Bool
        var reason: Reason
        var at: Instant
    }

    enum Event: Sendable, Equatable {
        case changed(PartnerStatusChanged)
    }

    static func decide(_ command: Command, _ state: State) throws -> [Event] {
        guard command.agreementConfirmed || !command.isPartner else { throw PartnerRejection.agreementNotConfirmed }
        guard command.isPartner != state.isPartner else { return [] }
        return [
            .changed(
                PartnerStatusChanged(
                    organisationID: command.organisationID, isPartner: command.isPartner, wasPartner: state.isPartner,
                    agreementConfirmed: command.agreementConfirmed, reason: command.reason.text, effectiveAt: command.at))
        ]
    }

    static func evolve(_ state: inout State, _ event: Event) {
        switch event {
        case .changed(let changed): state.isPartner = changed.isPartner
        }
    }
}
