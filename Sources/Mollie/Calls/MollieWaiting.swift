/// How a client tells time, lets it pass and draws lots. Tests put their own in its place, so that no test waits.
public struct MollieWaiting: Sendable {
    /// The time since any fixed moment, on a clock that nobody sets.
    let elapsed: @Sendable () -> Duration
    /// Suspends; throws when the task is cancelled.
    let pause: @Sendable (Duration) async throws -> Void
    /// Draws a duration from nothing up to the bound.
    let draw: @Sendable (Duration) -> Duration

    public init(
        elapsed: @escaping @Sendable () -> Duration, pause: @escaping @Sendable (Duration) async throws -> Void,
        draw: @escaping @Sendable (Duration) -> Duration
    ) {
        self.elapsed = elapsed
        self.pause = pause
        self.draw = draw
    }

    public static let real: MollieWaiting = {
        let clock = ContinuousClock()
        let start = clock.now
        return MollieWaiting(
            elapsed: { start.duration(to: clock.now) }, pause: { try await Task.sleep(for: $0, clock: clock) },
            draw: { $0 * Double.random(in: 0...1) })
    }()
}
