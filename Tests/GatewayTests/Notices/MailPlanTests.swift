import Contracts
import TestKit
import Testing
@testable import Gateway

@Suite struct MailPlanTests {
    /// Hours before now at which mails went out one by one, and what becomes of the next.
    private static let cases: [(preference: MailPreference, hours: [Int], expected: NoticeDelivery?)] = [
        (.single, [], .single), (.single, [1, 2, 3, 4], .single), (.single, [1, 2, 3, 4, 5], .digest(at: tomorrow)),
        (.single, [1, 2, 3, 4, 24], .single), (.single, [1, 2, 3, 4, 23, 24, 30], .digest(at: tomorrow)),
        (.digest, [], .digest(at: tomorrow)), (.off, [], nil), (.off, [1, 2, 3, 4, 5], nil),
    ]

    private static let tomorrow = t0.adding(days: 1)

    @Test(arguments: cases.indices) func fiveGoOneByOneAndTheOthersTogether(index: Int) {
        let (preference, hours, expected) = Self.cases[index]
        let singles = hours.map { t0.adding(hours: -$0) }
        #expect(MailPlan.delivery(preference, singles: singles, at: t0) == expected)
    }

    @Test func theDigestIsAtNine() {
        #expect(MailPlan.nextDigest(after: t0.adding(milliseconds: -1)) == t0)
        #expect(MailPlan.nextDigest(after: t0) == t0.adding(days: 1))
        #expect(MailPlan.nextDigest(after: t0.date.start) == t0)
    }

    @Test(arguments: 0..<200) func nothingWaitsLongerThanADayAndNoDayHasMoreThanFive(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let longest = Int64.random(in: 60_000...14_400_000, using: &generator)
        var now = t0.adding(milliseconds: Int64.random(in: 0..<86_400_000, using: &generator))
        var singles: [Instant] = []
        for _ in 0..<120 {
            now = now.adding(milliseconds: Int64.random(in: 0...longest, using: &generator))
            switch MailPlan.delivery(.single, singles: singles, at: now) {
            case .single?: singles.append(now)
            case .digest(let digest)?:
                #expect(digest > now && digest <= now.adding(hours: 24))
                #expect(digest == digest.date.start.adding(hours: 9))
                #expect(singles.count { $0 > now.adding(hours: -24) } == 5, "it waits only when five went out")
            case nil: Issue.record("a notice is lost at \(now)")
            }
        }
        for end in singles {
            let window = singles.count { $0 > end.adding(hours: -24) && $0 <= end }
            #expect(window <= 5)
        }
        #expect(!singles.isEmpty)
    }
}
