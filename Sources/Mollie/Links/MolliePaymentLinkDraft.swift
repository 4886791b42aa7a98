import Contracts
import HTTP
import WireJSON

/// A payment link that shall be made. It can be paid once.
public struct MolliePaymentLinkDraft: Sendable, Equatable {
    public static let descriptionMaximum = 255

    /// Shown to the customer, also on the bank statement.
    public let description: String
    public let amount: MollieAmount
    /// Where the customer is led after paying.
    public let redirectURL: WebAddress?
    /// Where Mollie tells that the link was paid. A webhook brings an identifier and nothing to be trusted.
    public let webhookURL: WebAddress?
    /// Nil for a link that doesn't expire.
    public let expiresAt: Instant?

    /// Throws `MollieFailure.invalid` for what Mollie would refuse: an empty description or one of more than 255 characters, or an amount
    /// of zero.
    public init(
        description: String, amount: MollieAmount, redirectURL: WebAddress? = nil, webhookURL: WebAddress? = nil, expiresAt: Instant? = nil
    ) throws(MollieFailure) {
        do {
            self.description = try TextRule(length: 1...Self.descriptionMaximum).accept(description)
        } catch {
            throw .invalid(reason: "the description \(error)")
        }
        guard amount > .zero else { throw .invalid(reason: "a payment link asks for more than nothing") }
        self.amount = amount
        self.redirectURL = redirectURL
        self.webhookURL = webhookURL
        self.expiresAt = expiresAt
    }

    var body: JSONValue {
        var members: [String: JSONValue] = [
            "description": .string(description), "amount": amount.json, "reusable": false,
        ]
        members["redirectUrl"] = redirectURL.map { .string($0.text) }
        members["webhookUrl"] = webhookURL.map { .string($0.text) }
        members["expiresAt"] = expiresAt.map { .string($0.description) }
        return .object(members)
    }
}
