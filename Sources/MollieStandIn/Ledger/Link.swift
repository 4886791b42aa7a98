import Contracts
import HTTP
import Mollie
import WireJSON

/// A payment link as the stand-in keeps it.
struct Link: RegisterEntry {
    enum State {
        case open
        case paid
        case expired
        case archived
    }

    let id = NewID.random(MolliePaymentLinkKind.prefix)
    let description: String
    let amount: MollieAmount
    let redirectURL: WebAddress?
    let webhookURL: WebAddress?
    let createdAt: Instant
    var expiresAt: Instant?
    var paidAt: Instant?
    var isArchived = false

    func state(at now: Instant) -> State {
        if paidAt != nil { return .paid }
        if isArchived { return .archived }
        return expiresAt.map { $0 <= now } == true ? .expired : .open
    }

    func json(host: String) -> JSONValue {
        func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }
        return [
            "resource": "payment-link", "id": .string(id), "mode": "test", "description": .string(description), "amount": amount.json,
            "archived": .bool(isArchived), "reusable": false, "redirectUrl": text(redirectURL?.text), "webhookUrl": text(webhookURL?.text),
            "createdAt": text(createdAt.description), "paidAt": text(paidAt?.description), "expiresAt": text(expiresAt?.description),
            "_links": [
                "self": ["href": .string("\(host)\(StandIn.apiPath)/payment-links/\(id)"), "type": "application/hal+json"],
                "paymentLink": ["href": .string("\(host)\(StandIn.checkoutPath)/\(id)"), "type": "text/html"],
            ],
        ]
    }
}
