import Contracts
import TestKit
import Testing
@testable import Gateway

@Suite struct CircuitBreakerTests {
    private let t0 = Instant(milliseconds: 1_800_000_000_000)

    private func opened() -> CircuitBreaker {
        var breaker = CircuitBreaker()
        for _ in 0..<CircuitBreaker.failureLimit {
            _ = breaker.admit(at: t0)
            breaker.record(.failed, at: t0)
        }
        return breaker
    }

    @Test func opensAfterFailuresInARowOnly() {
        var breaker = CircuitBreaker()
        for _ in 0..<CircuitBreaker.failureLimit - 1 { breaker.record(.failed, at: t0) }
        breaker.record(.answered, at: t0)
        breaker.record(.failed, at: t0)
        let probe = breaker.admit(at: t0)
        #expect(probe)
        #expect(breaker.phase == .closed(failures: 1))
        #expect(
            !{
                var breaker = opened(); return breaker.admit(at: t0.adding(milliseconds: 499))
            }())
    }

    @Test func oneProbeAfterThePause() {
        var breaker = opened()
        let later = t0.adding(milliseconds: CircuitBreaker.firstPauseMilliseconds)
        let isProbe = breaker.admit(at: later)
        #expect(isProbe)
        let isSecondProbe = breaker.admit(at: later)
        #expect(!isSecondProbe)
        breaker.record(.answered, at: later)
        #expect(breaker.phase == .closed(failures: 0))
    }

    @Test func aFailedProbeWaitsTwiceAsLongUpToTheBound() {
        var breaker = opened()
        var now = t0
        var pauses: [Int64] = []
        for _ in 0..<6 {
            guard case .open(let until, let pause) = breaker.phase else { break }
            pauses.append(pause)
            now = until
            let isProbe = breaker.admit(at: now)
            #expect(isProbe)
            breaker.record(.failed, at: now)
        }
        #expect(pauses == [500, 1_000, 2_000, 4_000, 5_000, 5_000])
    }

    @Test func aProbeWhoseCallerWentAwayLetsTheNextOneProbe() {
        var breaker = opened()
        let later = t0.adding(milliseconds: 500)
        let isProbe = breaker.admit(at: later)
        #expect(isProbe)
        breaker.record(.inconclusive, at: later)
        let isNextProbe = breaker.admit(at: later)
        #expect(isNextProbe)
    }

    @Test func lateFailuresDoNotProlongThePause() {
        var breaker = opened()
        breaker.record(.failed, at: t0.adding(milliseconds: 400))
        let isProbe = breaker.admit(at: t0.adding(milliseconds: 500))
        #expect(isProbe)
    }
}
