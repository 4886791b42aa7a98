import Contracts
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct StandInWebhookTests {
    private func link(of standIn: ServedStandIn, telling receiver: WebhookReceiver, key: String = "1") async throws -> MolliePaymentLink {
        let draft = try MolliePaymentLinkDraft(
            description: "Invoice", amount: try #require(MollieAmount(Cents(100))), webhookURL: receiver.address)
        return try await standIn.client().createPaymentLink(draft, idempotencyKey: key)
    }

    @Test func tellsThatALinkWasPaid() async throws {
        let (standIn, receiver) = (try ServedStandIn(), try WebhookReceiver())
        let link = try await link(of: standIn, telling: receiver)
        #expect(receiver.forms.values.isEmpty)
        try await standIn.control(.post, "/payment-links/\(link.id)/pay", ["id": "tr_1"])
        #expect(receiver.forms.values == ["id=tr_1"])
    }

    @Test func tellsOfChangesRefundsAndChargebacks() async throws {
        let (standIn, receiver) = (try ServedStandIn(), try WebhookReceiver())
        try await standIn.control(.post, "/payments", ["id": "tr_1", "webhookUrl": receiver.json])
        #expect(receiver.forms.values.isEmpty)
        try await standIn.control(.patch, "/payments/tr_1", ["status": "paid"])
        try await standIn.control(.post, "/payments/tr_1/refund", ["amount": ["currency": "EUR", "value": "1.00"]])
        try await standIn.control(.post, "/payments/tr_1/charge-back")
        #expect(receiver.forms.values == ["id=tr_1", "id=tr_1", "id=tr_1"])
    }

    @Test func tellsAgainAFewTimes() async throws {
        let receiver = try WebhookReceiver { number, _ in number < 3 ? 500 : 200 }
        let standIn = try ServedStandIn()
        let answer = try await standIn.control(.post, "/webhooks", ["ids": ["tr_1"], "url": receiver.json])
        let expected: JSONValue = ["deliveries": [["id": "tr_1", "url": receiver.json, "attempts": 3, "status": 200]]]
        #expect(answer == expected)
        #expect(standIn.delays.values == [.milliseconds(100), .milliseconds(200)])
    }

    @Test func givesUpWhereNobodyAnswersWell() async throws {
        let receiver = try WebhookReceiver { _, _ in 404 }
        let standIn = try ServedStandIn()
        let answer = try await standIn.control(.post, "/webhooks", ["ids": ["tr_1"], "url": receiver.json])
        #expect(answer["deliveries"]?[0]?["status"] == 404)
        #expect(receiver.forms.values.count == 3)
        #expect(try await standIn.control(.get, "/webhooks") == answer)
    }

    @Test func tellsTwiceAndOfUnknownOnes() async throws {
        let (standIn, receiver) = (try ServedStandIn(), try WebhookReceiver())
        try await standIn.control(
            .post, "/webhooks", ["ids": ["tr_unknown", "pl_unknown", "../x"], "url": receiver.json, "times": 2])
        let expected = ["id=tr_unknown", "id=tr_unknown", "id=pl_unknown", "id=pl_unknown", "id=..%2Fx", "id=..%2Fx"]
        #expect(receiver.forms.values == expected)
    }

    @Test func tellsOutOfOrder() async throws {
        let (standIn, receiver) = (try ServedStandIn(), try WebhookReceiver())
        try await standIn.control(.put, "/webhooks", ["held": true])
        for number in 1...3 {
            let link = try await link(of: standIn, telling: receiver, key: "\(number)")
            try await standIn.control(.post, "/payment-links/\(link.id)/pay", ["id": .string("tr_\(number)")])
        }
        #expect(receiver.forms.values.isEmpty)
        try await standIn.control(.post, "/webhooks/release", ["reversed": true, "times": 2])
        #expect(receiver.forms.values == ["id=tr_3", "id=tr_3", "id=tr_2", "id=tr_2", "id=tr_1", "id=tr_1"])
        try await standIn.control(.post, "/webhooks/release")
        #expect(receiver.forms.values.count == 6)
        try await standIn.control(.put, "/webhooks", ["held": false])
        try await standIn.control(.patch, "/payments/tr_1", ["status": "paid"])
        #expect(receiver.forms.values.count == 7)
    }

    /// The receiver asks for the payment before the link's maker knows the link.
    @Test func tellsBeforeTheLinkIsKnown() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let made = Recorder<MolliePaymentLink>()
        let seen = Recorder<MolliePaymentStatus>()
        let receiver = try WebhookReceiver { _, form in
            guard made.values.isEmpty, let id = MolliePaymentID(String(form.dropFirst(3))), let payment = try? await client.payment(id)
            else {
                return 500
            }
            seen.add(payment.status)
            return 200
        }
        try await standIn.control(.post, "/early-payments")
        made.add(try await link(of: standIn, telling: receiver))
        #expect(seen.values == [.paid])
        #expect(made.values.map { $0.state(at: t0) } == [.open])
        _ = try await link(of: standIn, telling: receiver, key: "2")
        #expect(receiver.forms.values.count == 1)
    }

    @Test(arguments: [
        #"{"ids":["tr_1"]}"#, #"{"ids":"tr_1","url":"http://127.0.0.1:1/"}"#, #"{"ids":[1],"url":"http://127.0.0.1:1/"}"#,
        #"{"ids":["tr_1"],"url":"file:///etc"}"#, #"{"ids":["tr_1"],"url":"http://127.0.0.1:1/","times":0}"#,
        #"{"ids":["tr_1"],"url":"http://127.0.0.1:1/","time":1}"#, "[]", "{",
    ])
    func refusesOtherWishes(body: String) async throws {
        let standIn = try ServedStandIn()
        let response = try await standIn.send(.post, "/stand-in/webhooks", body: Array(body.utf8))
        #expect([400, 422].contains(response.status))
    }
}
