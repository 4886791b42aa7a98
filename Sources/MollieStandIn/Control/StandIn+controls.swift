import HTTP
import WireJSON

extension StandIn {
    /// What a test can do beyond the API; shown by `--help`.
    static let controls = """
        Controls, without a key. Bodies are JSON objects, and may be left out where nothing has to be said:

          POST   /stand-in/payments[?count=N]
                 make payments; any members, such as status, sequenceType, metadata, webhookUrl or ones that Mollie doesn't have yet,
                 lie over what a payment has anyway
          PATCH  /stand-in/payments/{id}
                 change members; a status also gets its time; tells it to the payment's webhookUrl
          POST   /stand-in/payments/{id}/refund
          POST   /stand-in/payments/{id}/charge-back
                 {"amount": {…}}, or all that is left; tells it
          POST   /stand-in/payment-links/{id}/pay
                 somebody pays by the link, whatever its state; members as above; tells it
          POST   /stand-in/payment-links/{id}/expire
          DELETE /stand-in/payment-links/{id}
                 it is not known any more
          POST   /stand-in/early-payments
                 {"count": N}: the next N links are paid, and it is told, before their making is answered
          POST   /stand-in/webhooks
                 {"ids": […], "url": "…", "times": N}: tell of these, also of unknown ones, in this order, each N times; answers with
                 what came of each
          GET    /stand-in/webhooks
                 what came of the latest
          PUT    /stand-in/webhooks
                 {"held": true}: hold back what is to be told from now on; false: don't
          POST   /stand-in/webhooks/release
                 {"reversed": true, "times": N}: tell what was held back
          POST   /stand-in/faults
                 {"status": 429, "count": N}: the next N requests of the API are answered so; "body": with another text than Mollie's;
                 "afterwards": true: only the answer is lost; "delay_milliseconds": N
          DELETE /stand-in/faults
                 forget those that are left
        """

    func control(_ method: HTTPMethod, _ path: String, to router: inout Router, _ work: @escaping Handler) {
        router.on(method, Self.controlPath + path, work)
    }

    func addFaultControls(to router: inout Router) {
        control(.post, "/faults", to: &router) { [self] request in
            var members = MemberReader(try request.members())
            let count = try members.number("count", in: 1...1_000_000) ?? 1
            let delay = try members.number("delay_milliseconds", in: 0...60_000) ?? 0
            let body = try members.text("body")
            let status = try members.number("status", in: 200...599) ?? (body == nil ? nil : 200)
            let isAfterwards = try members.flag("afterwards") ?? false
            try members.finish()
            let fault = Fault(
                delay: .milliseconds(delay), reply: status.map { Fault.Reply(status: Int($0), body: body) }, isAfterwards: isAfterwards)
            try state.withLock { state throws(Problem) in try state.faults.add(fault, count: count) }
            return HTTPResponse(status: 204)
        }
        control(.delete, "/faults", to: &router) { [self] _ in
            state.withLock { $0.faults.clear() }
            return HTTPResponse(status: 204)
        }
    }
}
