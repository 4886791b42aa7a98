import Contracts

/// A word out of a list that Mollie may lengthen at any time. One that isn't known here is kept as it came, made harmless for people to
/// read.
public protocol MollieWord: Hashable, Sendable, Decodable {
    static var known: [Self] { get }
    static func other(_ text: String) -> Self
    /// As it stands on the wire.
    var text: String { get }
}

extension MollieWord {
    public init(_ text: String) {
        self = Self.known.first { $0.text == text } ?? .other(DisplayText(text).text)
    }

    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
}

/// Where a payment stands. Refunds and chargebacks don't change it; the payment's amounts tell of them.
public enum MolliePaymentStatus: MollieWord {
    case open, pending, authorized, paid, canceled, expired, failed
    case other(String)

    public static let known: [Self] = [.open, .pending, .authorized, .paid, .canceled, .expired, .failed]

    public var text: String {
        switch self {
        case .open: "open"
        case .pending: "pending"
        case .authorized: "authorized"
        case .paid: "paid"
        case .canceled: "canceled"
        case .expired: "expired"
        case .failed: "failed"
        case .other(let text): text
        }
    }
}

/// Whether a payment stands alone, begins a row of them by the customer's consent, or follows by that consent.
public enum MollieSequenceType: MollieWord {
    case oneoff, first, recurring
    case other(String)

    public static let known: [Self] = [.oneoff, .first, .recurring]

    public var text: String {
        switch self {
        case .oneoff: "oneoff"
        case .first: "first"
        case .recurring: "recurring"
        case .other(let text): text
        }
    }
}

/// Whether money moves.
public enum MollieMode: MollieWord {
    case live, test
    case other(String)

    public static let known: [Self] = [.live, .test]

    public var text: String {
        switch self {
        case .live: "live"
        case .test: "test"
        case .other(let text): text
        }
    }
}
