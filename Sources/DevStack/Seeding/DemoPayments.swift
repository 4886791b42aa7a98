import Contracts
import HTTP
import StaffAPI
import WireJSON

/// Lets customers of the demo pay, at the stand-in of Mollie, and waits until BillingService has heard of it.
struct DemoPayments: Sendable {
    private struct Order: Encodable {
        struct Line: Encodable {
            var description: String
            var unitCents: Cents
        }

        var lines: [Line]
        var poReference: String
    }

    private struct LinkOrder: Encodable {
        var invoiceID: InvoiceID?
    }

    private struct Issued: Decodable {
        var invoice: InvoiceAnswer
    }

    private struct Asked: Decodable {
        var paymentLink: PaymentLinkAnswer
    }

    /// How long BillingService and the stand-in may take for all of it.
    private static let deadlineSeconds = 60

    let desk: DemoDesk
    /// Below which the stand-in's controls are.
    let controls: String

    /// Safe to repeat: an account that has links gets no more of them, and a payment that is known isn't made again. What an earlier start made is
    /// unknown to this start's stand-in, and stays as it was.
    func collect(in world: DemoWorld) async throws {
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        var ids = try await charge(world)
        for (number, link) in DemoPaymentLink.all(of: world).enumerated() {
            let known: PaymentLinksAnswer = try await desk.get("/accounts/\(link.account)/payment-links", until: deadline)
            guard known.paymentLinks.isEmpty else { continue }
            ids += try await pay(link, ids: "tr_demo\(world.seed)l\(number)", until: deadline)
        }
        for id in ids { let _: Known = try await desk.get("/payments/\(id)", until: deadline) }
    }

    private struct Known: Decodable {
        var payment: PaymentAnswer
    }

    /// Answers with the ids of those that were made.
    private func charge(_ world: DemoWorld) async throws -> [String] {
        var ids: [String] = []
        for charge in DemoCharge.all(of: world) where try await desk.status("/payments/\(charge.id)") == 404 {
            try await control("/payments", charge.json)
            ids.append(charge.id)
        }
        let told: JSONValue = ["ids": .array(ids.map { .string($0) }), "url": .string("\(desk.gateway)/webhooks/mollie")]
        if !ids.isEmpty { try await control("/webhooks", told) }
        return ids
    }

    private func pay(_ link: DemoPaymentLink, ids prefix: String, until deadline: ContinuousClock.Instant) async throws -> [String] {
        let path = "/accounts/\(link.account)"
        var order = LinkOrder()
        if let purpose = link.purpose {
            let lines = [Order.Line(description: purpose.description, unitCents: purpose.net)]
            let issued: Issued = try await desk.post(
                "\(path)/invoices", Order(lines: lines, poReference: "PO-T"), mark: "-training", until: deadline)
            order.invoiceID = issued.invoice.invoiceID
        }
        let asked: Asked = try await desk.post("\(path)/payment-links", order, until: deadline)
        let id = try await mollieID(of: asked.paymentLink.paymentLinkID, path, until: deadline)
        var made: [String] = []
        for (number, attempt) in link.attempts.enumerated() {
            let payment = "\(prefix)p\(number)"
            try await control("/payment-links/\(id)/pay", ["id": .string(payment), "status": .string(attempt.status.rawValue)])
            switch attempt.aftermath {
            case .none: break
            case .refunded(let amount): try await control("/payments/\(payment)/refund", ["amount": DemoCharge.json(amount)])
            case .chargedBack: try await control("/payments/\(payment)/charge-back", [:])
            }
            made.append(payment)
        }
        return made
    }

    /// Once Mollie has made the link, whose id stands at the end of the address to pay at.
    private func mollieID(of link: PaymentLinkID, _ path: String, until deadline: ContinuousClock.Instant) async throws -> Substring {
        while true {
            let known: PaymentLinksAnswer = try await desk.get("\(path)/payment-links", until: deadline)
            let found = known.paymentLinks.first { $0.paymentLinkID == link }
            if let id = found?.url?.split(separator: "/").last { return id }
            guard ContinuousClock.now < deadline else {
                throw StackError.demo("Mollie's stand-in did not make payment link \(link): \(found?.refusal ?? "it still waits")")
            }
            try await Task.sleep(for: .milliseconds(100))
        }
    }

    private func control(_ path: String, _ body: JSONValue) async throws {
        let request = HTTPClientRequest(.post, "\(controls)\(path)", body: try WireJSONEncoder().encode(body), timeoutSeconds: 60)
        let answer = try await desk.client.send(request)
        guard (200..<300).contains(answer.status) else {
            throw StackError.demo("\(request.url) was not answered: \(answer.status) \(answer.text.prefix(300))")
        }
    }
}
