import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import RollupService

@Suite("How a subscription stands")
struct SubscriptionStandingTests {
    private func entry(_ at: String, _ position: Int64, _ status: SubscriptionStatus, since: String? = nil) -> SubscriptionStandings.Entry {
        let standing = SubscriptionStanding(status: status, since: since.map { Given.at($0) })
        return SubscriptionStandings.Entry(effectiveAt: Given.at(at), position: position, standing: standing)
    }

    @Test func theNewestHoldsAndAPastMonthShowsItsOwn() {
        let standings = SubscriptionStandings([entry("2026-11-03", 3, .canceled), entry("2026-10-02", 1, .active)])
        #expect(standings.inForce(Given.now)?.status == .canceled)
        #expect(standings.inForce(AsOf(month: Given.november.previous, now: Given.t0))?.status == .active)
        #expect(standings.inForce(AsOf(month: Given.november.adding(months: -2), now: Given.t0)) == nil)
    }

    @Test func pastDueCountsFromTheFirstFactInARowThatToldIt() {
        let told = [
            entry("2026-08-01", 1, .pastDue), entry("2026-09-01", 2, .active), entry("2026-10-05", 3, .pastDue),
            entry("2026-11-05", 4, .pastDue),
        ]
        #expect(SubscriptionStandings(told).inForce(Given.now)?.since == Given.at("2026-10-05"))
        let saying = SubscriptionStandings(told + [entry("2026-11-06", 5, .pastDue, since: "2026-10-01")])
        #expect(saying.inForce(Given.now)?.since == Given.at("2026-10-01"), "the platform knows best")
        #expect(SubscriptionStandings([entry("2026-11-05", 1, .pending)]).inForce(Given.now)?.since == Given.at("2026-11-05"))
        #expect(SubscriptionStandings([entry("2026-11-05", 1, .active, since: "2026-10-01")]).inForce(Given.now)?.since == nil)
    }
}
