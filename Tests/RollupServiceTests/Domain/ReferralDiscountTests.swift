import Contracts
import Terms
import TestKit
import Testing

/// What a referral takes off the client's price, over time.
@Suite("Discounts of referrals")
struct ReferralDiscountTests {
    private static let referral = ReferralID(high: 7, low: 1)

    private static func entry(_ said: String, _ position: Int64, _ percent: Int, _ start: String, until end: String? = nil)
        -> ReferralDiscounts.Entry
    {
        ReferralDiscounts.Entry(
            referralID: referral, effectiveAt: Given.at(said), position: position,
            terms: ReferralDiscounts.Terms(
                percent: Given.percent(percent), startsAt: Given.at(start), expiresAt: end.map(Given.at)))
    }

    private static func end(_ said: String, _ position: Int64) -> ReferralDiscounts.Entry {
        ReferralDiscounts.Entry(referralID: referral, effectiveAt: Given.at(said), position: position, terms: nil)
    }

    private func percent(_ discounts: ReferralDiscounts, _ moment: String) -> Int {
        discounts.discount(at: Given.at(moment))?.percent.value ?? 0
    }

    @Test func holdsFromItsStartToItsExpiryAndNothingOfThePast() {
        let discounts = ReferralDiscounts([
            Self.entry("2026-03-10", 1, 20, "2026-02-01", until: "2026-06-01"),
            Self.entry("2026-05-01", 2, 30, "2026-01-01", until: "2026-08-01"),
        ])
        #expect(percent(discounts, "2026-03-09") == 0, "it was agreed later")
        #expect(percent(discounts, "2026-03-10") == 20)
        #expect(percent(discounts, "2026-04-30") == 20, "what was amended later changes nothing before")
        #expect(percent(discounts, "2026-05-01") == 30)
        #expect(percent(discounts, "2026-07-31T23:59:59.999Z") == 30)
        #expect(percent(discounts, "2026-08-01") == 0)
    }

    @Test func staysOverOnceItWasEnded() {
        let discounts = ReferralDiscounts([
            Self.entry("2026-03-10", 1, 20, "2026-03-10"), Self.end("2026-05-01", 2), Self.entry("2026-05-02", 3, 20, "2026-03-10"),
        ])
        #expect(percent(discounts, "2026-04-30") == 20)
        #expect(percent(discounts, "2026-05-01") == 0 && percent(discounts, "2026-06-01") == 0)
    }

    /// Whatever order it is told in; nothing changes but at a turning point; what comes later changes nothing of before.
    @Test(arguments: UInt64(1)...20)
    func isTheSameInWhateverOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        func day() -> Instant { Given.at("2026-01-01").adding(days: Int.random(in: 0...300, using: &random)) }
        var entries = (1...8).map { position in
            let start = day()
            let terms = ReferralDiscounts.Terms(
                percent: Given.percent(Int.random(in: 0...100, using: &random)), startsAt: start,
                expiresAt: Bool.random(using: &random) ? start.adding(days: Int.random(in: 1...90, using: &random)) : nil)
            return ReferralDiscounts.Entry(
                referralID: ReferralID(high: 7, low: UInt64.random(in: 1...3, using: &random)), effectiveAt: day(),
                position: Int64(position), terms: Int.random(in: 0...4, using: &random) == 0 ? nil : terms)
        }
        let discounts = ReferralDiscounts(entries)
        entries.shuffle(using: &random)
        #expect(ReferralDiscounts(entries) == discounts)
        let turns = Set(discounts.turningPoints)
        for number in 1...320 {
            let moment = Given.at("2026-01-01").adding(days: number)
            let known = ReferralDiscounts(entries.filter { $0.effectiveAt <= moment })
            #expect(known.discount(at: moment) == discounts.discount(at: moment))
            guard !turns.contains(moment) else { continue }
            #expect(discounts.discount(at: moment) == discounts.discount(at: moment.adding(days: -1)), "\(moment)")
        }
    }
}
