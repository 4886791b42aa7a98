import ProcessKit

/// An API key of Mollie (Mollie API v2, "Authentication"): `live_…` moves money, `test_…` doesn't. Printing it shows which of the two it is
/// and nothing more.
public struct MollieKey: Sendable, Hashable {
    private static let lettersMaximum = 250

    /// Whether payments made under it move no money.
    public let isTest: Bool
    private let secret: Secret

    /// Nil for what isn't `test_` or `live_` followed by letters and digits.
    public init?(_ secret: Secret) {
        let parts = secret.revealed.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0] == "test" || parts[0] == "live", (1...Self.lettersMaximum).contains(parts[1].utf8.count),
            parts[1].utf8.allSatisfy(\.isLetterOrDigit)
        else { return nil }
        isTest = parts[0] == "test"
        self.secret = secret
    }

    /// The value of the header `Authorization`; not for logs, answers or errors.
    public var authorization: String { "Bearer \(secret.revealed)" }
}

extension MollieKey: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { isTest ? "‹test key of Mollie›" : "‹live key of Mollie›" }
    public var debugDescription: String { description }
}

extension UInt8 {
    /// Of ASCII.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case _: false
        }
    }
}
