import EventKit
import Mollie
import StaffAPI
import WebKit

/// What the Gateway passes on of Mollie's webhooks: an id to be fetched.
enum MollieWebhookRoute {
    private struct Body: Decodable {
        var id: String
    }

    static func add(to routes: inout ServiceRoutes, _ desk: PaymentDesk) {
        routes.command(JoinedParts.mollieWebhook) { request, work in
            let id = try request.body(as: Body.self).id
            guard MolliePaymentID(id) != nil || MolliePaymentLinkID(id) != nil else {
                throw Problem.invalid("id", "id has to be that of a payment (tr_…) or a payment link (pl_…)")
            }
            // Without a key there is nothing to fetch it with.
            guard desk.standing.enabled else { return CommandAnswer(name: "accepted", value: false) }
            guard try PaymentFetching.request(id, work) else {
                throw Problem.unavailable("too many payments wait to be fetched; tell again later")
            }
            return CommandAnswer(name: "accepted", value: true)
        }
    }
}
