import Contracts
import Cryptography

/// How many sign-ins may fail. Guessing a token is hopeless anyway; this keeps the attempts from costing us anything.
///
/// Whoever an attempt claims to be is counted apart, so that a person's failures stop that person alone, and only at that address:
/// nobody can keep a colleague out from elsewhere, and nobody everybody. What an attempt claims is only a key here, never believed.
struct SignInLimit: Sendable {
    /// In the name of one person, or of nobody, from one address.
    static let failuresPerPerson = 10
    /// From one address, whomever they name: an office, or a proxy that isn't trusted.
    static let failuresPerAddress = 200
    static let windowSeconds = 60
    /// Addresses and persons that are remembered. Beyond them new ones go uncounted until the window ends, rather than be refused.
    static let keysMaximum = 20_000

    private var windowStart = Instant(milliseconds: 0)
    private var failures: [[UInt8]: Int] = [:]

    /// Whether the address may try at all; asked before anything of the attempt is read.
    mutating func mayTry(from address: String, at now: Instant) -> Bool {
        beginWindow(at: now)
        return count(Self.key(address)) < Self.failuresPerAddress
    }

    mutating func mayTry(_ claimed: SignInClaim, from address: String, at now: Instant) -> Bool {
        beginWindow(at: now)
        return count(Self.key(address, claimed)) < Self.failuresPerPerson
    }

    /// Nil counts against the address alone.
    mutating func recordFailure(_ claimed: SignInClaim?, from address: String, at now: Instant) {
        beginWindow(at: now)
        count(up: Self.key(address))
        if let claimed { count(up: Self.key(address, claimed)) }
    }

    /// How much is remembered now.
    var keys: Int { failures.count }

    private func count(_ key: [UInt8]) -> Int { failures[key, default: 0] }

    private mutating func count(up key: [UInt8]) {
        guard failures[key] != nil || failures.count < Self.keysMaximum else { return }
        failures[key, default: 0] += 1
    }

    private static func key(_ address: String, _ claimed: SignInClaim? = nil) -> [UInt8] {
        Digest.sha256(Array("\(address) \(claimed?.person ?? "")".utf8))
    }

    private mutating func beginWindow(at now: Instant) {
        guard now >= windowStart.adding(seconds: Self.windowSeconds) || now < windowStart else { return }
        windowStart = now
        failures = [:]
    }
}
