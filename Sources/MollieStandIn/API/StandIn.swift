import Contracts
import HTTP
import Mollie
import ProcessKit
import Synchronization

/// Stands in for Mollie: keeps links and payments in memory, speaks the API as a client of it needs, and lets a test make trouble.
final class StandIn: Sendable {
    static let apiPath = "/v2"
    static let checkoutPath = "/checkout"
    static let controlPath = "/stand-in"

    struct State {
        var ledger = Ledger()
        var faults = FaultQueue()
        var idempotency = IdempotencyMemory()
        /// How many of the next links are paid before the call that makes them is answered.
        var earlyPayments = 0
    }

    let key: MollieKey
    let webhooks: WebhookSender
    let pause: @Sendable (Duration) async -> Void
    let state = Mutex(State())
    private let time: any TimeSource

    /// - Parameter pause: what passes when an answer is delayed.
    init(
        key: MollieKey, webhooks: WebhookSender, time: any TimeSource = SystemTime(),
        pause: @escaping @Sendable (Duration) async -> Void = WebhookSender.realPause
    ) {
        self.key = key
        self.webhooks = webhooks
        self.time = time
        self.pause = pause
    }

    var now: Instant { time.now }

    /// Answers every request that the server lets through.
    var handler: @Sendable (HTTPRequest) async -> HTTPResponse {
        var router = Router()
        addLinks(to: &router)
        addPayments(to: &router)
        addCheckout(to: &router)
        addPaymentControls(to: &router)
        addWebhookControls(to: &router)
        addFaultControls(to: &router)
        router.on(.get, "/readyz") { _ in HTTPResponse(status: 200) }
        router.unknownPath = { _ in Problem(status: 404, "there is nothing at this path").response }
        return { [router] request in
            do {
                return try await router.respond(to: request)
            } catch let problem as Problem {
                return problem.response
            } catch {
                return Problem(status: 500, "\(error)").response
            }
        }
    }
}
