import Contracts

/// Decides whether a request may be tried at an owner that keeps failing, so that a slow or dead one doesn't hold up the rest.
///
/// Closed lets everything through. After `failureLimit` failures in a row it opens and lets nothing through for a while; then one
/// request probes. A probe that succeeds closes it; one that fails opens it for twice as long, up to a bound.
struct CircuitBreaker: Sendable, Equatable {
    enum Phase: Sendable, Equatable {
        case closed(failures: Int)
        case open(until: Instant, pauseMilliseconds: Int64)
        case probing(pauseMilliseconds: Int64)
    }

    enum Outcome: Sendable {
        case answered
        case failed
        /// The request ended for a reason that says nothing about the owner: the caller went away.
        case inconclusive
    }

    static let failureLimit = 5
    static let firstPauseMilliseconds: Int64 = 500
    static let longestPauseMilliseconds: Int64 = 5_000

    private(set) var phase = Phase.closed(failures: 0)

    /// Whether a request may go now. Each admitted request must be followed by one `record`.
    mutating func admit(at now: Instant) -> Bool {
        switch phase {
        case .closed:
            return true
        case .open(let until, let pauseMilliseconds):
            guard now >= until else { return false }
            phase = .probing(pauseMilliseconds: pauseMilliseconds)
            return true
        case .probing:
            return false
        }
    }

    mutating func record(_ outcome: Outcome, at now: Instant) {
        switch (outcome, phase) {
        case (.answered, _):
            phase = .closed(failures: 0)
        case (.failed, .closed(let failures)):
            phase = failures + 1 < Self.failureLimit ? .closed(failures: failures + 1) : opened(at: now, for: Self.firstPauseMilliseconds)
        case (.failed, .probing(let pauseMilliseconds)):
            phase = opened(at: now, for: min(pauseMilliseconds * 2, Self.longestPauseMilliseconds))
        case (.inconclusive, .probing(let pauseMilliseconds)):
            // The next request probes instead.
            phase = .open(until: now, pauseMilliseconds: pauseMilliseconds)
        case (.failed, .open), (.inconclusive, .closed), (.inconclusive, .open):
            // A request admitted before the breaker opened; it has said what it had to say.
            break
        }
    }

    private func opened(at now: Instant, for pauseMilliseconds: Int64) -> Phase {
        .open(until: now.adding(milliseconds: pauseMilliseconds), pauseMilliseconds: pauseMilliseconds)
    }
}
