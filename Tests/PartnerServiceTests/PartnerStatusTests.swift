import Contracts
import Testing

@testable import PartnerService

@Suite struct PartnerStatusTests {
    static let id = OrganisationID(high: 1, low: 2)
    static let t0 = Instant(milliseconds: 1_790_000_000_000)

    static func command(_ isPartner: Bool, confirmed: Bool = true, reason: String = "Signed in May") -> PartnerStatus.Command {
        PartnerStatus.Command(organisationID: id, isPartner: isPartner, agreementConfirmed: confirmed, reason: reason, at: t0)
    }

    static func changed(_ isPartner: Bool, confirmed: Bool = true) -> PartnerStatus.Event {
        .changed(
            PartnerStatusChanged(
                organisationID: id, isPartner: isPartner, wasPartner: !isPartner, agreementConfirmed: confirmed, reason: "Signed in May",
                effectiveAt: t0))
    }

    @Test(
        arguments: [
            (false, command(true), [changed(true)]),
            (false, command(true, reason: " Signed in May\n"), [changed(true)]),
            (true, command(false), [changed(false)]),
            (true, command(false, confirmed: false), [changed(false, confirmed: false)]),
            (false, command(false), []),
            (true, command(true), []),
        ] as [(Bool, PartnerStatus.Command, [PartnerStatus.Event])])
    func changesOnlyWhatIsDifferent(isPartner: Bool, command: PartnerStatus.Command, expected: [PartnerStatus.Event]) throws {
        var state = PartnerStatus.State(isPartner: isPartner)
        let events = try PartnerStatus.decide(command, state)
        #expect(events == expected)
        for event in events { PartnerStatus.evolve(&state, event) }
        #expect(state.isPartner == command.isPartner)
    }

    @Test(
        arguments: [
            (command(true, confirmed: false), .agreementNotConfirmed),
            (command(true, reason: " "), .reasonLength(0)),
            (command(false, reason: String(repeating: "a", count: 501)), .reasonLength(501)),
        ] as [(PartnerStatus.Command, PartnerRejection)])
    func refusesWithoutConfirmationOrReason(command: PartnerStatus.Command, rejection: PartnerRejection) {
        #expect(throws: rejection) { try PartnerStatus.decide(command, PartnerStatus.initialState) }
    }
}
