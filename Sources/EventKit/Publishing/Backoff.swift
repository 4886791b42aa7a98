/// Pauses between attempts, each twice as long as the one before, up to a bound.
struct Backoff {
    private let first: Duration
    private let longest: Duration
    private(set) var next: Duration

    init(first: Duration, longest: Duration) {
        self.first = min(first, longest)
        self.longest = longest
        next = self.first
    }

    mutating func reset() {
        next = first
    }

    /// The pause of this attempt; the next one is longer.
    mutating func advance() -> Duration {
        defer { next = min(next * 2, longest) }
        return next
    }

    /// Suspends for the pause; returns early when the task is cancelled.
    mutating func wait() async {
        let pause = advance()
        // Sleep only fails by cancellation, which the caller's loop looks at.
        try? await Task.sleep(for: pause)
    }
}
