import Contracts
import EventSourcing
import TestKit
import Testing
@testable import TrainingService

@Suite("Follow-ups") struct FollowUpTests {
    private let open = OpenFollowUp(kind: .arrangeTraining, user: UserID(high: 1, low: 1), organisation: OrganisationID(high: 2, low: 2))

    @Test func isOpenedOnceAndClosedOnce() throws {
        var state = FollowUpState()
        for event in open.decide(state, at: t0) { event.evolve(&state) }
        #expect(open.decide(state, at: t0).isEmpty)
        for event in try CloseFollowUp(cause: .staff, note: "Called").decide(state, at: t0) { event.evolve(&state) }
        #expect(state.closed?.note == "Called")
        #expect(try CloseFollowUp(cause: .licenceGranted).decide(state, at: t0).isEmpty)
        #expect(open.decide(state, at: t0).isEmpty)
    }

    @Test func whatThereIsNotCanNotBeClosed() {
        #expect(throws: Rejection.noFollowUp) { try CloseFollowUp(cause: .staff).decide(FollowUpState(), at: t0) }
    }

    @Test func eachKindIsAnotherOne() {
        let ids = FollowUpKind.allCases.map { OpenFollowUp(kind: $0, user: open.user, organisation: open.organisation).id }
        #expect(Set(ids).count == 3)
    }
}
