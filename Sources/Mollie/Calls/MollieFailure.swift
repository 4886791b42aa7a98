/// Why a call to Mollie brought no result.
public enum MollieFailure: Error, Sendable, Equatable {
    /// The request breaks a rule of Mollie's that is known here; it wasn't sent.
    case invalid(reason: String)
    /// Mollie refuses the request, and would refuse it again.
    case refused(MollieRefusal)
    /// There is no such thing, or no longer, under this key.
    case notFound(MollieRefusal)
    /// The key is unknown or may not do this: the settings have to change.
    case unauthorised(MollieRefusal)
    /// Too many requests, also after the pauses that were made.
    case rateLimited
    /// Mollie can't be reached, took too long, or has trouble of its own. Whether it did what was asked isn't known.
    case unavailable(reason: String)
    /// Mollie answered, and the answer isn't what is known of it.
    case unreadable(reason: String)
    /// It is a payment in another currency, of which nothing here is an amount.
    case otherCurrency(String)
    /// The task was cancelled while it waited.
    case cancelled

    /// Whether the same request may well succeed later.
    public var mayPass: Bool {
        switch self {
        case .rateLimited, .unavailable: true
        case .invalid, .refused, .notFound, .unauthorised, .unreadable, .otherCurrency, .cancelled: false
        }
    }
}

extension MollieFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalid(let reason): "this can't be asked of Mollie: \(reason)"
        case .refused(let refusal): "Mollie refuses: \(refusal)"
        case .notFound(let refusal): "Mollie doesn't know it: \(refusal)"
        case .unauthorised(let refusal): "Mollie doesn't accept the key: \(refusal)"
        case .rateLimited: "Mollie asks for fewer requests"
        case .unavailable(let reason): "Mollie can't be reached: \(reason)"
        case .unreadable(let reason): "Mollie's answer can't be read: \(reason)"
        case .otherCurrency(let currency): "Mollie's answer is in \(currency), and only \(MollieAmount.currency) is taken"
        case .cancelled: "the call to Mollie was given up"
        }
    }
}
