import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite("What a training session costs")
struct SessionCostTests {
    private static let terms = SessionTerms(
        priceCents: Cents(67_500), includedParticipants: 5, extraPriceCents: Cents(6_000), grantsLicence: true)
    private static let day = LocalDate(daysSince1970: 20_000)

    private static func held(_ participants: Int = 5) -> SessionCost {
        var cost = SessionCost()
        cost.agree(SessionDetails(terms: terms))
        cost.complete(on: day, participants: participants, price: terms.price(participants: participants, agreed: nil))
        return cost
    }

    @Test func itCostsNothingYetUntilItIsHeld() {
        var cost = SessionCost()
        cost.agree(SessionDetails(terms: Self.terms), completedOn: Self.day)
        cost.seat(9)
        #expect(cost.price == nil && cost.completedOn == nil)
    }

    @Test func aLateAttendeeRaisesThePriceAndAnAgreedOneTakesItsPlace() {
        var cost = Self.held()
        #expect(cost.price == Cents(67_500))
        cost.seat(7)
        #expect(cost.price == Cents(79_500))
        cost.agree(SessionDetails(terms: Self.terms, agreedPriceCents: Cents(50_000)), completedOn: Self.day.adding(days: 1))
        #expect(cost.price == Cents(62_000) && cost.completedOn == Self.day.adding(days: 1))
        cost.seat(5)
        #expect(cost.price == Cents(50_000))
    }

    @Test func whatWasHeldInAnImportedPastWasBilledThere() throws {
        var held = SessionCompleted(
            sessionID: TrainingSessionID(high: 1, low: 1), organisationID: OrganisationID(high: 1, low: 2), completedOn: Self.day,
            participants: 5, priceCents: Cents(67_500), effectiveAt: Self.day.start)
        let ours = try SessionChange(.fact(held, at: t0, source: EventContext.training.source))
        held.cause = .imported
        let imported = try SessionChange(.fact(held, at: t0, source: EventContext.training.source))
        #expect(ours != nil && imported == nil)
    }

    @Test func oneThatIsOpenAgainHasNoPrice() {
        var cost = Self.held()
        cost.reopen()
        cost.seat(6)
        #expect(cost.price == nil && cost.completedOn == nil)
        cost.complete(on: Self.day, participants: 6, price: Cents(73_500))
        #expect(cost.price == Cents(73_500))
    }

    /// Of a session whose terms never came, what its owner says stays.
    @Test func withoutTermsTheOwnersWordStays() {
        var cost = SessionCost()
        cost.complete(on: Self.day, participants: 6, price: Cents(73_500))
        cost.seat(9)
        #expect(cost.price == Cents(73_500))
    }
}
