import Contracts
import ServiceTesting
import TestKit
import Terms
import Testing
@testable import RollupService

@Suite("At-risk reasons, projection and remedies (DOMAIN §7)")
struct AtRiskTests {
    static func figures(_ tier: Tier, _ counted: Int64, from start: String = "2026-11-01", downgraded: String? = nil) -> RiskFigures {
        RiskFigures(
            tier: tier, countedSeconds: counted, capSeconds: PriceList.standard.capSeconds(tier), cycleStart: Given.at(start),
            cycleEnd: Given.november.end, downgrade: downgraded.map { Downgrade(at: Given.at($0), from: .changemaker) })
    }

    // The present is 22.5 days into a cycle of 30: half an hour of one, and nothing less, is on the way to 40 minutes only.
    static let cases: [(String, RiskFigures, [RiskReason])] = [
        ("nothing used", figures(.free, 0), []),
        ("just below 80 %", figures(.free, 2_699), []),
        ("projection meets the cap exactly", figures(.free, 2_700), [.approachingCap]),
        ("80 %", figures(.free, 2_880), [.approachingCap]),
        ("50 % with a projection far over", figures(.free, 1_800, from: "2026-11-20"), [.approachingCap]),
        ("below 50 % with a projection far over", figures(.free, 1_799, from: "2026-11-20"), []),
        ("free at the cap", figures(.free, 3_600), [.atCap, .approachingCap]),
        ("pilot at the cap", figures(.pilot, 36_000), [.pilotHardBlock, .atCap, .approachingCap]),
        ("pilot a second below", figures(.pilot, 35_999), [.approachingCap]),
        ("unlimited", figures(.changemaker, 9_000_000), []),
        ("downgraded 14 days and 23 hours ago", figures(.free, 0, downgraded: "2026-11-08T13:00:00Z"), [.recentlyDowngraded]),
        ("downgraded 15 days ago", figures(.free, 0, downgraded: "2026-11-08T12:00:00Z"), []),
        ("downgraded and at the cap", figures(.free, 4_000, downgraded: "2026-11-20"), [.atCap, .approachingCap, .recentlyDowngraded]),
    ]

    @Test(arguments: cases)
    func namesEveryReason(_ name: String, _ figures: RiskFigures, _ expected: [RiskReason]) {
        #expect(RiskAssessment(figures, now: Given.t0).reasons == expected, "\(name)")
    }

    /// An hour in microseconds, and what else an older version stored.
    @Test(arguments: [3_600_000_000, 5_000_000_000_000_000_000, Int64.max])
    func anyNumberOfSecondsIsJudged(seconds: Int64) {
        let figures = Self.figures(.free, seconds)
        let assessment = RiskAssessment(figures, now: Given.at("2026-11-30T23:59:59Z"))
        #expect(assessment.reasons == [.atCap, .approachingCap])
        let detail = "\(Int128(seconds) * 100 / 3_600) % of the hours are used; \(Self.locked)"
        #expect(RiskDetail.text(.atCap, figures, assessment, now: Given.t0) == detail)
    }

    @Test func capsOfAnySizeAreJudged() {
        var figures = Self.figures(.free, .max / 2 + 1)
        figures.capSeconds = .max
        #expect(figures.band == .halfway)
        #expect(RiskAssessment(figures, now: Given.at("2026-11-11")).projectedAt == Given.at("2026-11-21"))
    }

    @Test func projectsTheDayInAStraightLine() {
        // Half the cap in 10 days reaches it in 20.
        let assessment = RiskAssessment(Self.figures(.free, 1_800), now: Given.at("2026-11-11"))
        #expect(assessment.projectedAt == Given.at("2026-11-21"))
        #expect(RiskAssessment(Self.figures(.free, 3_600), now: Given.at("2026-11-11")).projectedAt == nil)
        #expect(RiskAssessment(Self.figures(.free, 600), now: Given.at("2026-11-11")).projectedAt == nil)
        #expect(RiskAssessment(Self.figures(.free, 1_900), now: Given.at("2026-11-01")).projectedAt == nil)
    }

    /// What the month counted, what was recorded since the last reset, whether somebody was there, and what follows.
    static let locks: [(Tier, Int64, Int64, Bool, [RiskReason])] = [
        (.free, 0, 3_599, true, []),
        (.free, 0, 3_600, true, [.atCap]),
        (.pilot, 0, 36_000, true, [.pilotHardBlock, .atCap]),
        (.free, 0, 9_000, false, []),
        (.free, 2_880, 9_000, true, [.atCap, .approachingCap]),
        (.free, 2_880, 9_000, false, [.approachingCap]),
        (.free, 3_600, 3_600, false, [.atCap, .approachingCap]),
        (.changemaker, 0, 9_000_000, true, []),
    ]

    @Test(arguments: locks)
    func aLockIsARiskAsLongAsSomebodyIsThere(
        tier: Tier, counted: Int64, lifetime: Int64, isActive: Bool, expected: [RiskReason]
    ) {
        var figures = Self.figures(tier, counted)
        figures.lifetimeSeconds = lifetime
        figures.isActive = isActive
        #expect(RiskAssessment(figures, now: Given.t0).reasons == expected)
    }

    static let remedies: [(RiskReason, Int, Remedy)] = [
        (.pilotHardBlock, 3, .upgradeTalk), (.atCap, 1, .upgradeTalk), (.approachingCap, 9, .upgradeTalk),
        (.recentlyDowngraded, 1, .checkIn), (.pilotHardBlock, 0, .reEngagement), (.atCap, 0, .reEngagement),
        (.approachingCap, 0, .reEngagement), (.recentlyDowngraded, 0, .reEngagement),
    ]

    @Test(arguments: remedies)
    func suggestsARemedy(_ reason: RiskReason, _ logins: Int, _ expected: Remedy) {
        #expect(Remedy.suggest(reason, bestLogins: logins) == expected)
    }

    private static let locked = "uploads, new transcripts and chats are locked; participants can still record"

    static let details: [(RiskFigures, String?)] = [
        (figures(.pilot, 40_000), "111 % of the hours are used; \(locked)"),
        (figures(.free, 3_600), "100 % of the hours are used; \(locked)"),
        (figures(.free, 2_900), "80 % of the hours are used; at this pace all are on 28-11-2026"),
        (figures(.free, 0, downgraded: "2026-11-23"), "Downgraded from Changemaker today"),
        (figures(.free, 0, downgraded: "2026-11-20"), "Downgraded from Changemaker 3 days ago"),
        // Less than a whole day before, and yet on the day before.
        (figures(.free, 0, downgraded: "2026-11-22T23:00:00Z"), "Downgraded from Changemaker yesterday"),
    ]

    @Test(arguments: details)
    func saysWhy(_ figures: RiskFigures, _ expected: String?) {
        let assessment = RiskAssessment(figures, now: Given.t0)
        #expect(assessment.reason.map { RiskDetail.text($0, figures, assessment, now: Given.t0) } == expected)
    }
}
