import Contracts
import WireJSON

/// What the stand-in knows of links and payments, and what becomes of the one by the other.
struct Ledger: Sendable {
    private(set) var payments = Register<Payment>()
    private(set) var links = Register<Link>()

    mutating func add(_ payment: Payment) throws(Problem) {
        try payments.add(payment)
    }

    mutating func add(_ link: Link) throws(Problem) {
        try links.add(link)
    }

    mutating func changeLink(_ id: String, _ body: (inout Link) throws(Problem) -> Void) throws(Problem) -> Link {
        try links.change(id, body)
    }

    mutating func forgetLink(_ id: String) throws(Problem) {
        try links.remove(id)
    }

    mutating func changePayment(
        _ id: String, now: Instant, _ body: (inout Payment) throws(Problem) -> Void
    ) throws(Problem) -> Payment {
        let payment = try payments.change(id, body)
        try settle(payment, now: now)
        return payment
    }

    /// Somebody pays by a link, whatever its state is: two customers may have had its page open.
    mutating func pay(_ id: String, _ given: [String: JSONValue], now: Instant) throws(Problem) -> Payment {
        let link = try links.entry(id)
        var members: [String: JSONValue] = ["status": "paid", "amount": link.amount.json, "description": .string(link.description)]
        members["webhookUrl"] = link.webhookURL.map { .string($0.text) }
        let payment = Payment(members.merging(given) { _, given in given }, link: id, now: now)
        try payments.add(payment)
        try settle(payment, now: now)
        return payment
    }

    /// A link is paid by its first paid payment.
    private mutating func settle(_ payment: Payment, now: Instant) throws(Problem) {
        guard let link = payment.link, payment.status == "paid" else { return }
        _ = try links.change(link) { $0.paidAt = $0.paidAt ?? now }
    }
}
