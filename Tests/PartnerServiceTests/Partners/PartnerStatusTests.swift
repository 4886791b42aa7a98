import Contracts
import EventSourcing
import TestKit
import Testing
@testable import PartnerService

@Suite struct PartnerStatusTests {
    static let id = OrganisationID(high: 1, low: 2)

    static func command(_ isPartner: Bool, confirmed: Bool = true) throws -> SetPartnerStatus {
        SetPartnerStatus(
            organisationID: id, isPartner: isPartner, agreementConfirmed: confirmed, reason: try Reason("Signed in May"))
    }

    static func changed(_ isPartner: Bool, confirmed: Bool = true) -> PartnerStatusChanged {
        PartnerStatusChanged(
            organisationID: id, isPartner: isPartner, wasPartner: !isPartner, agreementConfirmed: confirmed, reason: "Signed in May",
            effectiveAt: t0)
    }

    @Test(
        arguments: [
            (false, try command(true), [changed(true)]),
            (true, try command(false), [changed(false)]),
            (true, try command(false, confirmed: false), [changed(false, confirmed: false)]),
            (false, try command(false), []),
            (true, try command(true), []),
        ] as [(Bool, SetPartnerStatus, [PartnerStatusChanged])])
    func changesOnlyWhatIsDifferent(isPartner: Bool, command: SetPartnerStatus, expected: [PartnerStatusChanged]) throws {
        var state = PartnerState(isPartner: isPartner)
        let events = try command.decide(state, at: t0)
        #expect(events == expected)
        for event in events { event.evolve(&state) }
        #expect(state.isPartner == command.isPartner)
    }

    @Test func refusesWithoutConfirmation() throws {
        let command = try Self.command(true, confirmed: false)
        #expect(throws: Rejection.agreementNotConfirmed) { try command.decide(PartnerStatus.initialState, at: t0) }
    }
}
