import Contracts
import Mollie
import WireJSON

/// A payment of the demo that was made without a link, as Mollie tells of it.
struct DemoCharge: Sendable, Equatable {
    let id: String
    let description: String
    let amount: Cents
    let createdAt: Instant
    var status = PaymentStatus.paid
    var sequence = "recurring"
    var customer: String?
    var subscription: String?
    /// As the platform's metadata says.
    var kind: PaymentKind?
    var failureReason: String?
    var refunded = Cents.zero
    var chargedBack = Cents.zero

    /// The members of Mollie's payment.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(id), "description": .string(description), "amount": Self.json(amount), "status": .string(status.rawValue),
            "createdAt": .string(createdAt.description), "sequenceType": .string(sequence),
            "method": .string(sequence == "oneoff" ? "ideal" : "directdebit"),
        ]
        members["customerId"] = customer.map { .string($0) }
        members["subscriptionId"] = subscription.map { .string($0) }
        members["metadata"] = kind.map { ["kind": .string($0.rawValue)] }
        members["details"] = failureReason.map { ["failureReason": .string($0)] }
        if status == .paid { members["paidAt"] = .string(createdAt.description) }
        if refunded > .zero { members["amountRefunded"] = Self.json(refunded) }
        if chargedBack > .zero { members["amountChargedBack"] = Self.json(chargedBack) }
        return .object(members)
    }

    /// As Mollie writes an amount; nothing for one that it doesn't take.
    static func json(_ amount: Cents) -> JSONValue { (MollieAmount(amount) ?? .zero).json }
}
