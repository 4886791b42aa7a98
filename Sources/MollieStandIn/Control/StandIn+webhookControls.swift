import HTTP
import WireJSON

extension StandIn {
    private static let times: ClosedRange<Int64> = 1...100
    private static let idsMaximum = 1_000

    func addWebhookControls(to router: inout Router) {
        control(.get, "/webhooks", to: &router) { [self] _ in Self.response(webhooks.deliveries) }
        control(.post, "/webhooks", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            let ids = try members.texts("ids")
            let address = try members.address("url")
            let times = try members.number("times", in: Self.times) ?? 1
            try members.finish()
            guard ids.count <= Self.idsMaximum else { throw Problem(status: 422, "at most \(Self.idsMaximum) ids", field: "ids") }
            guard let address else { throw Problem(status: 422, "the url says whom to tell", field: "url") }
            return Self.response(await webhooks.send(ids.map { Webhook(id: $0, address: address) }, times: Int(times)))
        }
        control(.put, "/webhooks", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            guard let isHolding = try members.flag("held") else { throw Problem(status: 422, "held is true or false", field: "held") }
            try members.finish()
            webhooks.hold(isHolding)
            return HTTPResponse(status: 204)
        }
        control(.post, "/webhooks/release", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            let isReversed = try members.flag("reversed") ?? false
            let times = try members.number("times", in: Self.times) ?? 1
            try members.finish()
            return Self.response(await webhooks.release(isReversed: isReversed, times: Int(times)))
        }
    }

    private static func response(_ deliveries: [WebhookDelivery]) -> HTTPResponse {
        HTTPResponse(json: ["deliveries": .array(deliveries.map(\.json))])
    }
}
