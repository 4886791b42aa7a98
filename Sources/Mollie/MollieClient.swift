import HTTP

/// A client of Mollie's API v2, as far as payments are taken by it: links to pay by, and the payments themselves.
///
/// What may pass is tried again within `MollieLimits`: a 429, a 5xx, a lost connection. A POST is tried again too, because it carries an
/// idempotency key, which Mollie remembers for an hour; within that time a call may be repeated with the same key after any failure, and
/// makes its thing once. No answer is trusted further than its type says; no text of an answer leads a request elsewhere.
public struct MollieClient: Sendable {
    /// Whether its payments move no money.
    public let isTest: Bool
    let transport: MollieTransport

    /// - Parameters:
    ///   - http: bounds the bytes of an answer and the time to connect.
    ///   - waiting: what tests put in the place of time and chance.
    public init(
        key: MollieKey, baseURL: BaseURL = .mollie, http: HTTPClient, limits: MollieLimits = MollieLimits(),
        waiting: MollieWaiting = .real
    ) {
        isTest = key.isTest
        transport = MollieTransport(key: key, baseURL: baseURL, http: http, limits: limits, waiting: waiting)
    }
}
