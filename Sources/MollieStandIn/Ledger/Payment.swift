import Contracts
import HTTP
import Mollie
import WireJSON

/// A payment as the stand-in keeps it: the members that it shows. A test may lay any others over them, also such as Mollie doesn't have
/// yet.
struct Payment: RegisterEntry {
    let id: String
    /// The link that it was paid by. Mollie's payments don't say it, and neither do these.
    let link: String?
    private(set) var members: [String: JSONValue]

    /// - Parameter given: lies over what a payment has anyway.
    init(_ given: [String: JSONValue], link: String? = nil, now: Instant) {
        let newID = NewID.random(MolliePaymentKind.prefix)
        var members: [String: JSONValue] = [
            "resource": "payment", "id": .string(newID), "mode": "test", "status": "open",
            "createdAt": .string(now.description), "amount": ["currency": "EUR", "value": "10.00"], "description": "A payment",
            "method": "ideal", "metadata": nil, "sequenceType": "oneoff", "details": nil, "profileId": "pfl_StandIn",
        ]
        members.merge(given) { _, given in given }
        if case .string(let id) = members["id"] { self.id = id } else { id = newID }
        self.link = link
        self.members = members
        dateStatus(now, unless: given)
    }

    var status: String { text("status") ?? "" }
    var webhookURL: WebAddress? { text("webhookUrl").flatMap { WebAddress($0) } }

    /// Changes members; a status also gets its time, unless one is given.
    mutating func lay(_ given: [String: JSONValue], now: Instant) {
        members.merge(given.filter { $0.key != "id" }) { _, given in given }
        if given["status"] != nil { dateStatus(now, unless: given) }
    }

    /// Adds to one of the amounts that money has gone back by. Throws `Problem` for more than is left.
    /// - Parameter amount: nil for all that is left.
    mutating func giveBack(_ amount: MollieAmount?, as member: String) throws(Problem) {
        let left = try paid.cents - self.amount("amountRefunded").cents - self.amount("amountChargedBack").cents
        let back = amount?.cents ?? left
        guard back > .zero, back <= left, let sum = MollieAmount(self.amount(member).cents + back) else {
            throw Problem(status: 422, "more than nothing and no more than is left can go back", field: "amount")
        }
        members[member] = sum.json
    }

    func json(host: String) -> JSONValue {
        var shown = members
        shown["_links"] = [
            "self": ["href": .string("\(host)\(StandIn.apiPath)/payments/\(id)"), "type": "application/hal+json"],
            "dashboard": ["href": .string("\(host)/dashboard/payments/\(id)"), "type": "text/html"],
        ]
        // Links may be laid over too.
        if let given = members["_links"] { shown["_links"] = given }
        return .object(shown)
    }

    private var paid: MollieAmount {
        get throws(Problem) {
            guard members["amount"]?["currency"] == "EUR" else { throw Problem(status: 422, "only euros go back", field: "amount") }
            return amount("amount")
        }
    }

    private func amount(_ name: String) -> MollieAmount {
        guard case .string(let text) = members[name]?["value"] else { return .zero }
        return MollieAmount(text: text) ?? .zero
    }

    private func text(_ name: String) -> String? {
        if case .string(let text) = members[name] { text } else { nil }
    }

    private mutating func dateStatus(_ now: Instant, unless given: [String: JSONValue]) {
        let names = ["paid": "paidAt", "failed": "failedAt", "expired": "expiredAt", "canceled": "canceledAt"]
        guard let name = names[status], given[name] == nil else { return }
        members[name] = .string(now.description)
    }
}
