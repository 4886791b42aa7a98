import HTTP
import Mollie
import Synchronization
import WireJSON

/// That something happened to a thing, told to whoever asked for it: a form with the thing's id and nothing else.
struct Webhook: Sendable, Equatable {
    let id: String
    let address: WebAddress
}

/// What came of a webhook.
struct WebhookDelivery: Sendable, Equatable {
    let webhook: Webhook
    let attempts: Int
    /// The last answer's; nil where there was none.
    let status: Int?

    var json: JSONValue {
        [
            "id": .string(webhook.id), "url": .string(webhook.address.text), "attempts": .integer(Int64(attempts)),
            "status": status.map { .integer(Int64($0)) } ?? .null,
        ]
    }
}

/// Sends webhooks, at once or when a test lets them go, and remembers what came of the latest.
final class WebhookSender: Sendable {
    private struct State {
        var isHolding = false
        var held: [Webhook] = []
        var deliveries: [WebhookDelivery] = []
    }

    private static let attempts = 3
    private static let firstPause = Duration.milliseconds(100)
    /// As long as Mollie waits.
    private static let answerSeconds = 15.0
    private static let heldMaximum = 10_000
    private static let deliveriesMaximum = 1_000

    private let http: HTTPClient
    private let pause: @Sendable (Duration) async -> Void
    private let state = Mutex(State())

    init(http: HTTPClient, pause: @escaping @Sendable (Duration) async -> Void = realPause) {
        self.http = http
        self.pause = pause
    }

    static let realPause: @Sendable (Duration) async -> Void = { duration in
        // Sleep only ends early when the caller has gone, who then waits for nothing.
        try? await Task.sleep(for: duration)
    }

    var deliveries: [WebhookDelivery] { state.withLock { $0.deliveries } }

    /// Tells of a payment whose maker asked for it. Returns once it is told, given up or held back; throws `Problem` when too many are
    /// held.
    func offer(_ payment: Payment) async throws(Problem) {
        guard let address = payment.webhookURL else { return }
        let webhook = Webhook(id: payment.id, address: address)
        let isHeld = try state.withLock { state throws(Problem) in
            guard state.isHolding else { return false }
            guard state.held.count < Self.heldMaximum else { throw Problem(status: 422, "no more webhooks can be held back") }
            state.held.append(webhook)
            return true
        }
        if !isHeld { _ = await send(webhook) }
    }

    /// What is held already stays held.
    func hold(_ isHolding: Bool) {
        state.withLock { $0.isHolding = isHolding }
    }

    /// Sends what was held back, in the order in which it came or the other way round, each so often.
    func release(isReversed: Bool, times: Int) async -> [WebhookDelivery] {
        let held = state.withLock { state in
            defer { state.held = [] }
            return state.held
        }
        return await send(isReversed ? held.reversed() : held, times: times)
    }

    /// One after the other, so that they arrive in this order.
    func send(_ webhooks: [Webhook], times: Int) async -> [WebhookDelivery] {
        var deliveries: [WebhookDelivery] = []
        for webhook in webhooks {
            for _ in 0..<times { deliveries.append(await send(webhook)) }
        }
        return deliveries
    }

    private func send(_ webhook: Webhook) async -> WebhookDelivery {
        var status: Int?
        var attempt = 1
        while true {
            status = await post(webhook)
            if status.map({ (200..<300).contains($0) }) == true || attempt == Self.attempts { break }
            await pause(Self.firstPause * (1 << (attempt - 1)))
            attempt += 1
        }
        let delivery = WebhookDelivery(webhook: webhook, attempts: attempt, status: status)
        state.withLock { state in
            if state.deliveries.count == Self.deliveriesMaximum { state.deliveries.removeFirst() }
            state.deliveries.append(delivery)
        }
        return delivery
    }

    /// The answer's status; nil where there was none, for whatever reason.
    private func post(_ webhook: Webhook) async -> Int? {
        let form: QueryItems = ["id": webhook.id]
        let request = HTTPClientRequest(
            .post, webhook.address.text, headers: ["Content-Type": "application/x-www-form-urlencoded"], body: Array(form.encoded.utf8),
            timeoutSeconds: Self.answerSeconds)
        return try? await http.send(request).status
    }
}
