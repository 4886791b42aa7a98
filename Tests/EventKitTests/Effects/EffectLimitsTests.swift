import Testing

@testable import EventKit

@Suite struct EffectLimitsTests {
    static let longest: @Sendable (ClosedRange<Int64>) -> Int64 = { $0.upperBound }
    static let shortest: @Sendable (ClosedRange<Int64>) -> Int64 = { $0.lowerBound }

    @Test func pausesDoubleUpToAnHour() {
        let limits = EffectLimits()
        let bounds = (1...12).map { limits.pauseMilliseconds(after: $0, Self.longest) / 1_000 }
        #expect(bounds == [10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600, 3_600])
    }

    @Test func aPauseIsDrawnFromAllThatIsAllowedAndIsNeverNone() {
        let limits = EffectLimits()
        #expect(limits.pauseMilliseconds(after: 3, Self.shortest) == 1)
        let drawn = (1...1_000).map { _ in limits.pauseMilliseconds(after: 3) { Int64.random(in: $0) } }
        #expect(drawn.allSatisfy { 1...40_000 ~= $0 })
        #expect(drawn.contains { $0 < 20_000 } && drawn.contains { $0 > 20_000 })
    }

    @Test func allAttemptsTakeAboutADay() {
        let limits = EffectLimits()
        let seconds = (1..<limits.attempts).reduce(Int64(0)) { $0 + limits.pauseMilliseconds(after: $1, Self.longest) / 1_000 }
        #expect(80_000...160_000 ~= seconds, "at most; on average half of it")
    }

    @Test(arguments: [0, -5, 1_000_000, Int.max])
    func noNumberOfAttemptsIsTooLargeOrTooSmall(attempt: Int) {
        var limits = EffectLimits()
        limits.firstPause = .seconds(Int64.max)
        #expect(limits.pauseMilliseconds(after: attempt, Self.longest) == 3_600_000)
        limits.firstPause = .zero
        limits.longestPause = .zero
        #expect(limits.pauseMilliseconds(after: attempt, Self.longest) == 1)
    }

    @Test func aPauseThatTheOutsideWorldAsksForIsBounded() {
        #expect(EffectLimits.askedMilliseconds(.seconds(7_200)) == 7_200_000)
        #expect(EffectLimits.askedMilliseconds(.seconds(-3)) == 1)
        #expect(EffectLimits.askedMilliseconds(.seconds(10_000_000)) == 86_400_000)
    }
}
