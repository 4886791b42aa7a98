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
        var reason: String
        var at: Instant
    }

    enum Event: Sendable, Equatable {
        case changed(PartnerStatusChanged)
    }

    static let reasonLength = 1...500

    static func decide(_ command: Command, _ state: State) throws -> [Event] {
        let reason = trimmed(command.reason)
        guard reasonLength.contains(reason.count) else { throw PartnerRejection.reasonLength(reason.count) }
        guard command.agreementConfirmed || !command.isPartner else { throw PartnerRejection.agreementNotConfirmed }
        guard command.isPartner != state.isPartner else { return [] }
        return [
            .changed(
                PartnerStatusChanged(
                    organisationID: command.organisationID, isPartner: command.isPartner, wasPartner: state.isPartner,
                    agreementConfirmed: command.agreementConfirmed, reason: reason, effectiveAt: command.at))
        ]
    }

    static func evolve(_ state: inout State, _ event: Event) {
        switch event {
        case .changed(let changed): state.isPartner = changed.isPartner
        }
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.firstIndex { !$0.isWhitespace } ?? text.endIndex
        let end = text.lastIndex { !$0.isWhitespace }.map { text.index(after: $0) } ?? start
        return String(text[start..<end])
    }
}
