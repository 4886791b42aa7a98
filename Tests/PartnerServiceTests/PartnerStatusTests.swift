import Contracts
import Testing

@testable import PartnerService

@Suite struct PartnerStatusTests {
    static let id = OrganisationID(high: 1, low: 2)
    static let t0 = Instant(milliseconds: 1_790_000_000_000)

    static func command(_ isPartner: Bool, confirmed: Bool = true) throws -> PartnerStatus.Command {
        PartnerStatus.Command(
            organisationID: id, isPartner: isPartner, agreementConfirmed: confirmed, reason: try Reason("Signed in May"), at: t0)
    }

    static func changed(_ isPartner: Bool, confirmed: Bool = true) -> PartnerStatus.Event {
        .changed(
            PartnerStatusChanged(
                organisationID: id, isPartner: isPartner, wasPartner: !isPartner, agreementConfirmed: confirmed, reason: "Signed in May",
                effectiveAt: t0))
    }

    @Test(
        arguments: [
            (false, try command(true), [changed(true)]),
            (true, try command(false), [changed(false)]),
            (true, try command(false, confirmed: false), [changed(false, confirmed: false)]),
            (false, try command(false), []),
            (true, try command(true), []),
        ] as [(Bool, PartnerStatus.Command, [PartnerStatus.Event])])
    func changesOnlyWhatIsDifferent(isPartner: Bool, command: PartnerStatus.Command, expected: [PartnerStatus.Event]) throws {
        var state = PartnerStatus.State(isPartner: isPartner)
        let events = try PartnerStatus.decide(command, state)
        #expect(events == expected)
        for event in events { PartnerStatus.evolve(&state, event) }
        #expect(state.isPartner == command.isPartner)
    }

    @Test func refusesWithoutConfirmation() throws {
        let command = try Self.command(true, confirmed: false)
        #expect(throws: PartnerRejection.agreementNotConfirmed) { try PartnerStatus.decide(command, PartnerStatus.initialState) }
    }
}
