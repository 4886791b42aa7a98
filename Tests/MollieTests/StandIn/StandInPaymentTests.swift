import Contracts
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct StandInPaymentTests {
    private let id = MolliePaymentID("tr_1")

    @Test func makesPaymentsOfEveryKind() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(
            .post, "/payments",
            [
                "id": "tr_1", "status": "paid", "sequenceType": "first", "method": "creditcard", "metadata": ["account": "a1"],
                "customerId": "cst_1", "mandateId": "mdt_1", "subscriptionId": "sub_1", "amount": ["currency": "EUR", "value": "0.00"],
            ])
        let payment = try await standIn.client().payment(try #require(id))
        #expect(payment.status == .paid)
        #expect(payment.paidAt == t0)
        #expect(payment.sequenceType == .first)
        #expect(payment.method == "creditcard")
        #expect(payment.metadata?["account"] == "a1")
        #expect(payment.customerID?.text == "cst_1")
        #expect(payment.amount == .zero)
        #expect(payment.paymentLinkID == nil)
    }

    @Test(arguments: MolliePaymentStatus.known)
    func givesAStatusItsTime(status: MolliePaymentStatus) async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments", ["id": "tr_1"])
        standIn.time.advance(seconds: 60)
        try await standIn.control(.patch, "/payments/tr_1", ["status": .string(status.text), "details": ["failureReason": "no_money"]])
        let payment = try await standIn.client().payment(try #require(id))
        let then = t0.adding(seconds: 60)
        #expect(payment.status == status)
        #expect(payment.paidAt == (status == .paid ? then : nil))
        #expect(payment.failedAt == (status == .failed ? then : nil))
        #expect(payment.expiredAt == (status == .expired ? then : nil))
        #expect(payment.canceledAt == (status == .canceled ? then : nil))
        #expect(payment.failureReason == "no_money")
        #expect(payment.createdAt == t0)
    }

    @Test func givesBackInPartsAndNoMore() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let id = try #require(id)
        try await standIn.control(.post, "/payments", ["id": "tr_1", "status": "paid"])
        try await standIn.control(.post, "/payments/tr_1/refund", ["amount": ["currency": "EUR", "value": "2.50"]])
        try await standIn.control(.post, "/payments/tr_1/refund", ["amount": ["currency": "EUR", "value": "1.50"]])
        #expect(try await client.payment(id).amountRefunded.text == "4.00")
        await #expect(throws: ServedStandIn.Refused.self) {
            try await standIn.control(.post, "/payments/tr_1/refund", ["amount": ["currency": "EUR", "value": "6.01"]])
        }
        try await standIn.control(.post, "/payments/tr_1/charge-back")
        let payment = try await client.payment(id)
        #expect(payment.amountChargedBack.text == "6.00")
        #expect(payment.amountRefunded.text == "4.00")
        #expect(payment.status == .paid)
        await #expect(throws: ServedStandIn.Refused.self) { try await standIn.control(.post, "/payments/tr_1/charge-back") }
    }

    @Test func anUnknownPaymentIsNotFound() async throws {
        let standIn = try ServedStandIn()
        let id = try #require(MolliePaymentID("tr_unknown"))
        #expect(try await failure { try await standIn.client().payment(id) }.absence?.status == 404)
    }

    @Test(arguments: ["0", "10001", "-1", "x"])
    func refusesOtherCounts(count: String) async throws {
        let standIn = try ServedStandIn()
        await #expect(throws: ServedStandIn.Refused.self) { try await standIn.control(.post, "/payments?count=\(count)") }
    }

    @Test(arguments: ["0", "251", "x", "-1"])
    func refusesOtherPageSizes(limit: String) async throws {
        let standIn = try ServedStandIn()
        let response = try await standIn.send(
            .get, "/v2/payments?limit=\(limit)", headers: ["Authorization": try MollieKey.forTests().authorization])
        #expect(response.status == 400)
        let problem = try WireJSONDecoder().decode(JSONValue.self, from: response.body)
        #expect(problem["field"] == "limit")
        #expect(problem["status"] == 400)
    }

    @Test func leadsBackAndForth() async throws {
        let standIn = try ServedStandIn()
        for number in 1...5 { try await standIn.control(.post, "/payments", ["id": .string("tr_\(number)")]) }
        func page(_ path: String) async throws -> JSONValue {
            let response = try await standIn.send(.get, path, headers: ["Authorization": try MollieKey.forTests().authorization])
            return try WireJSONDecoder().decode(JSONValue.self, from: response.body)
        }
        let first = try await page("/v2/payments?limit=2")
        let links = try #require(first["_links"])
        #expect(first["count"] == 2)
        #expect(links["previous"] == .null)
        #expect(links["next"]?["href"] == .string("\(standIn.origin)/v2/payments?from=tr_3&limit=2"))
        let last = try await page("/v2/payments?from=tr_1&limit=2")
        #expect(last["_links"]?["next"] == .null)
        #expect(last["_links"]?["previous"]?["href"] == .string("\(standIn.origin)/v2/payments?from=tr_3&limit=2"))
    }
}
