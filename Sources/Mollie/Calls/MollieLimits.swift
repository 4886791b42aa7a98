/// How much a client asks of Mollie, and how long it goes on asking.
public struct MollieLimits: Sendable, Equatable {
    /// Requests under way at once; more wait for their turn.
    public var concurrency = 4
    /// Calls that wait for their turn; more are refused as unavailable.
    public var waiting = 256
    /// How often one call is tried in all.
    public var attempts = 5
    /// The longest pause after the first attempt; it doubles with every further one.
    public var firstPause = Duration.milliseconds(500)
    public var longestPause = Duration.seconds(8)
    /// No attempt begins later than this after the first. What may pass later is up to whoever called.
    public var totalTime = Duration.seconds(30)
    /// From sending one request to the last byte of its answer.
    public var requestSeconds = 10.0

    public init() {}

    /// The longest pause before the next attempt, of which any part is drawn ("full jitter"), so that calls that failed together don't all
    /// come back together. Mollie names no time of its own with a 429.
    /// - Parameter attempt: how many were made, from 1.
    func pauseBound(after attempt: Int) -> Duration {
        let doublings = min(max(0, attempt - 1), 16)
        return max(.zero, min(firstPause * (1 << doublings), longestPause))
    }
}
