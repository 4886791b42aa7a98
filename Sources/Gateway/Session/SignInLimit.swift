import Contracts

/// How many sign-ins may fail in a minute. Guessing a token is hopeless anyway; this keeps the attempts from costing us anything.
///
/// Whoever an attempt claims to be is counted apart, so that a person's failures stop that person alone, and only at that address:
/// nobody can keep a colleague out from elsewhere, and nobody everybody. What an attempt claims is only a key here, never believed.
struct SignInLimit: Sendable {
    /// In the name of one person, or of nobody, from one address.
    static let failuresPerPerson = 10
    /// From one address, whomever they name: an office, or a proxy that isn't trusted.
    static let failuresPerAddress = 200

    private var failures = WindowCounts()

    /// Whether the address may try at all; asked before anything of the attempt is read.
    mutating func mayTry(from address: String, at now: Instant) -> Bool {
        failures.count(of: Self.key(address), at: now) < Self.failuresPerAddress
    }

    mutating func mayTry(_ claimed: SignInClaim, from address: String, at now: Instant) -> Bool {
        failures.count(of: Self.key(address, claimed), at: now) < Self.failuresPerPerson
    }

    /// Nil counts against the address alone.
    mutating func recordFailure(_ claimed: SignInClaim?, from address: String, at now: Instant) {
        failures.countUp(Self.key(address), at: now)
        if let claimed { failures.countUp(Self.key(address, claimed), at: now) }
    }

    /// How much is remembered now.
    var keys: Int { failures.keys }

    private static func key(_ address: String, _ claimed: SignInClaim? = nil) -> String { "\(address) \(claimed?.person ?? "")" }
}
