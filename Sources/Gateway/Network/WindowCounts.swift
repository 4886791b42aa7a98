import Contracts
import Cryptography

/// How often something happened under each key in the current minute. Of a key only its digest is kept.
struct WindowCounts: Sendable {
    static let windowSeconds = 60
    /// Keys that are remembered. Beyond them new ones go uncounted until the window ends, rather than be refused.
    static let keysMaximum = 20_000

    private var windowStart = Instant(milliseconds: 0)
    private var counts: [[UInt8]: Int] = [:]

    /// How many keys are remembered now.
    var keys: Int { counts.count }

    mutating func count(of key: String, at now: Instant) -> Int {
        beginWindow(at: now)
        return counts[Self.digest(key), default: 0]
    }

    mutating func countUp(_ key: String, at now: Instant) {
        beginWindow(at: now)
        let digest = Self.digest(key)
        guard counts[digest] != nil || counts.count < Self.keysMaximum else { return }
        counts[digest, default: 0] += 1
    }

    /// A clock that was put back begins one too.
    private mutating func beginWindow(at now: Instant) {
        guard now >= windowStart.adding(seconds: Self.windowSeconds) || now < windowStart else { return }
        windowStart = now
        counts = [:]
    }

    private static func digest(_ key: String) -> [UInt8] { Digest.sha256(Array(key.utf8)) }
}
