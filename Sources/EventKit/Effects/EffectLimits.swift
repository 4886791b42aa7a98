import Contracts

/// How often, how fast and how long the effects of one kind are tried.
public struct EffectLimits: Sendable, Equatable {
    /// How many are under way at once; 1 to 64.
    public var concurrency = 4
    /// After how many attempts an effect is put aside. With the pauses below, 50 take about a day: 21 hours on average, 42 at most.
    public var attempts = 50
    /// How long one attempt may take.
    public var timeLimit = Duration.seconds(60)
    /// The longest pause after the first attempt; it doubles with every further one.
    public var firstPause = Duration.seconds(10)
    /// No pause is longer than this, but for one that the outside world asks for.
    public var longestPause = Duration.seconds(3_600)

    public init() {}

    private static let longestAskedPause = Duration.seconds(86_400)

    /// The pause before the next attempt: any length up to a bound that doubles ("full jitter"), so that effects which failed together, as
    /// when the outside world was down, don't all come back together.
    /// - Parameters:
    ///   - attempt: how many were made, from 1.
    ///   - random: draws a number from a range.
    func pauseMilliseconds(after attempt: Int, _ random: (ClosedRange<Int64>) -> Int64) -> Int64 {
        let doublings = min(max(0, attempt - 1), 32)
        let (bound, isTooLarge) = firstPause.wholeMilliseconds.multipliedReportingOverflow(by: 1 << Int64(doublings))
        let longest = max(1, longestPause.wholeMilliseconds)
        return random(1...(isTooLarge ? longest : min(max(1, bound), longest)))
    }

    /// The pause that the outside world asks for, within bounds.
    static func askedMilliseconds(_ pause: Duration) -> Int64 {
        min(max(.milliseconds(1), pause), longestAskedPause).wholeMilliseconds
    }
}

extension Duration {
    /// Rounded down, and no more than fits.
    var wholeMilliseconds: Int64 {
        let whole = Int128(components.seconds) * 1_000 + Int128(components.attoseconds / 1_000_000_000_000_000)
        return Int64(clamping: whole)
    }
}
