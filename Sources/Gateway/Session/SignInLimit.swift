import Contracts

/// How many sign-ins may fail: a few per address and minute, some more from all addresses together. Guessing a token is hopeless
/// anyway; this keeps the attempts from costing us anything.
struct SignInLimit: Sendable {
    static let failuresPerAddress = 10
    static let failuresTogether = 200
    static let windowSeconds = 60

    private var windowStart = Instant(milliseconds: 0)
    private var failures: [String: Int] = [:]
    private var together = 0

    mutating func mayTry(_ address: String, at now: Instant) -> Bool {
        beginWindow(at: now)
        return failures[address, default: 0] < Self.failuresPerAddress && together < Self.failuresTogether
    }

    /// The table can't outgrow `failuresTogether` entries, since nobody may try beyond that.
    mutating func recordFailure(_ address: String, at now: Instant) {
        beginWindow(at: now)
        failures[address, default: 0] += 1
        together += 1
    }

    private mutating func beginWindow(at now: Instant) {
        guard now >= windowStart.adding(seconds: Self.windowSeconds) else { return }
        windowStart = now
        failures = [:]
        together = 0
    }
}
