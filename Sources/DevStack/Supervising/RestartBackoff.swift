/// How long to wait before a program that ended by itself is started again: half a second at first, doubling up to half a minute,
/// and from the beginning again once it has run for a minute.
struct RestartBackoff: Sendable, Equatable {
    static let longestSeconds = 30.0
    static let steadySeconds = 60.0

    private let firstSeconds: Double
    private var nextSeconds: Double

    init(firstSeconds: Double = 0.5) {
        self.firstSeconds = firstSeconds
        nextSeconds = firstSeconds
    }

    mutating func delaySeconds(afterRunning runSeconds: Double) -> Double {
        if runSeconds >= Self.steadySeconds { nextSeconds = firstSeconds }
        let delay = nextSeconds
        nextSeconds = max(firstSeconds, min(nextSeconds * 2, Self.longestSeconds))
        return delay
    }
}
