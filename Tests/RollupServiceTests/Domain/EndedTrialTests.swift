import Contracts
import ServiceTesting
import Terms
import TestKit
import Testing
@testable import RollupService

@Suite("Trials that have ended (DOMAIN §5)")
struct EndedTrialTests {
    static let trial = Given.term("2026-08-01", 1, .tier(.changemaker, nil, expiresAt: Given.at("2026-08-31"), isTrial: true))
    static let subscribed = Term.Change.mode(AccountMonthsTests.live, .changemaker, .annual, expiresAt: nil)
    static let managed = Term.Change.mode(
        BillingMode(paymentMode: .offline, managed: true, hasLiveSubscription: false, agreedSeats: nil), .changemaker, .annual,
        expiresAt: nil)

    static func ended(_ terms: [Term], now: String = "2026-11-23") -> [EndedTrial] {
        AccountMonthsTests.history(terms: [trial] + terms).endedTrials(AccountMonthsTests.window, now: Given.at(now))
    }

    static let conversions: [(String, [Term], String?)] = [
        ("nobody pays", [], nil),
        ("a subscription in time", [Given.term("2026-09-10", 2, subscribed)], "2026-09-10"),
        ("at the last instant", [Given.term("2026-09-30", 2, subscribed)], "2026-09-30"),
        ("a millisecond later", [Given.term("2026-09-30T00:00:00.001Z", 2, subscribed)], nil),
        ("billed by invoices that are not paid", [Given.term("2026-09-10", 2, managed)], nil),
        (
            "an invoice paid, whenever the money came",
            [
                Given.term("2026-09-10", 2, managed),
                Given.term("2026-11-01", 3, .paidPeriod(PaidPeriod(Given.at("2026-09-20").date, Given.at("2027-09-19").date))),
            ], "2026-09-20"
        ),
        (
            "a subscription that costs nothing",
            [
                Given.term("2026-09-10", 2, subscribed),
                Given.term("2026-09-10", 3, .discount(Discount(kind: .scholarship, percent: Given.percent(100)), nil)),
            ], nil
        ),
        ("a gift", [Given.term("2026-09-10", 2, .tier(.guardian, nil, expiresAt: nil, isTrial: false))], nil),
    ]

    @Test(arguments: conversions)
    func convertByAPaymentWithin30Days(_ name: String, _ terms: [Term], _ expected: String?) {
        #expect(Self.ended(terms) == [EndedTrial(endedAt: Given.at("2026-08-31"), convertedAt: expected.map(Given.at))], "\(name)")
    }

    @Test func endWhereAPayerTakesTheirPlace() {
        let end = Given.at("2026-08-12")
        #expect(Self.ended([Given.term("2026-08-12", 2, Self.subscribed)]) == [EndedTrial(endedAt: end, convertedAt: end)])
    }

    @Test func endEarlyAndOnceEach() {
        let early = Given.term("2026-08-12", 2, .tier(.free, nil, expiresAt: nil, isTrial: false))
        let second = Given.term("2026-09-01", 3, .tier(.changemaker, nil, expiresAt: Given.at("2026-10-01"), isTrial: true))
        #expect(Self.ended([early, second]).map(\.endedAt) == [Given.at("2026-08-12"), Given.at("2026-10-01")])
    }

    @Test func thatRunOnHaveNotEnded() {
        let longer = Given.term("2026-08-20", 2, .tier(.changemaker, nil, expiresAt: Given.at("2026-12-01"), isTrial: true))
        #expect(Self.ended([longer]) == [])
        #expect(Self.ended([], now: "2026-08-30T23:59:59.999Z") == [])
        #expect(Self.ended([], now: "2026-08-31").count == 1)
    }

    /// What has not happened yet converts nobody.
    @Test func waitForWhatLiesAhead() {
        let later = Given.term("2026-09-10", 2, Self.subscribed)
        #expect(Self.ended([later], now: "2026-09-09").map(\.convertedAt) == [nil])
        #expect(Self.ended([later], now: "2026-09-10").map(\.convertedAt) == [Given.at("2026-09-10")])
    }
}
