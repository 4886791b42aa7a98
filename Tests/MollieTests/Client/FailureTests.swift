import Contracts
import HTTP
import Mollie
import Testing

@Suite struct FailureTests {
    private static let words = #"{"status":422,"title":"Unprocessable","detail":"The amount is too high","field":"amount","_links":{}}"#

    /// What a call comes to when it is answered so.
    private func failure(
        _ status: Int, _ body: String = FailureTests.words, responseBytes: Int = 1_024 * 1_024
    ) async throws -> MollieFailure {
        let server = try CannedServer(status: status, json: body)
        let id = try #require(MolliePaymentID("tr_1"))
        return try await MollieTests.failure { try await server.client(responseBytes: responseBytes).payment(id) }
    }

    @Test func aRefusalTellsWhyAndWhere() async throws {
        let failure = try await failure(422)
        let refusal = try #require(failure.refusal)
        #expect(refusal.status == 422)
        #expect(refusal.title == "Unprocessable")
        #expect(refusal.detail == "The amount is too high")
        #expect(refusal.field == "amount")
        #expect(!failure.mayPass)
        #expect("\(failure)" == "Mollie refuses: 422 Unprocessable: The amount is too high (amount)")
    }

    @Test(arguments: [401, 403])
    func aRefusedKeyIsAMatterOfSettings(status: Int) async throws {
        #expect(try await failure(status).refusalOfKey?.status == status)
    }

    @Test func theStandInRefusesAnotherKey() async throws {
        let standIn = try ServedStandIn()
        for headers: HTTPHeaders in [[:], ["Authorization": "Bearer test_another"], ["Authorization": "test_forTheTests"]] {
            let response = try await standIn.send(.get, "/v2/payments", headers: headers)
            #expect(response.status == 401)
        }
    }

    @Test(arguments: [404, 410])
    func whatIsGoneIsNotFound(status: Int) async throws {
        #expect(try await failure(status).absence?.status == status)
    }

    @Test(arguments: ["", "<html>", "[]", #"{"title":7}"#])
    func aRefusalWithoutWordsStaysOne(body: String) async throws {
        let refusal = try #require(try await failure(400, body).refusal)
        #expect(refusal.status == 400)
        #expect(refusal.detail.hasPrefix("it gives no reason"))
    }

    @Test func aPaymentInAnotherCurrencySaysSo() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments", ["id": "tr_1", "amount": ["currency": "USD", "value": "1.00"]])
        let id = try #require(MolliePaymentID("tr_1"))
        await #expect(throws: MollieFailure.otherCurrency("USD")) { try await standIn.client().payment(id) }
        let other = #"{"id":"tr_2","amount":{"currency":"USD","value":"1.00"}}"#
        #expect(try await failure(200, other).isUnreadable)
    }

    @Test func tooManyRequestsMayPass() async throws {
        let failure = try await failure(429)
        #expect(failure == .rateLimited)
        #expect(failure.mayPass)
    }

    @Test(arguments: ["", "{", "null", "[]", "{}", #"{"id":"tr_1"}"#, "{\"id\":\"tr_1\",\"id\":\"tr_1\"}", "\u{FEFF}{}"])
    func anUnreadableAnswerIsAnError(body: String) async throws {
        let failure = try await failure(200, body)
        #expect(failure.isUnreadable)
        #expect(!failure.mayPass)
    }

    @Test func aHugeAnswerIsCut() async throws {
        let huge = String(repeating: " ", count: 100_000)
        #expect(try await failure(200, huge, responseBytes: 10_000) == .unreadable(reason: "it has more than 10000 bytes"))
    }

    @Test func anAnswerOfMoreThanAnyPageIsRefused() async throws {
        let huge = "{" + String(repeating: " ", count: 5_000_000) + "}"
        #expect(try await failure(200, huge, responseBytes: 16_000_000).isUnreadable)
    }

    @Test func aDeepAnswerIsRefused() async throws {
        let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        #expect(try await failure(200, deep).isUnreadable)
    }

    @Test func anAnswerAboutAnotherThingIsRefused() async throws {
        let server = try CannedServer(json: MolliePaymentTests.full)
        let id = try #require(MolliePaymentID("tr_1"))
        await #expect(throws: MollieFailure.unreadable(reason: "it is about tr_7UhSN1zuXS instead of tr_1")) {
            try await server.client().payment(id)
        }
    }

    @Test func aRedirectLeadsNowhere() async throws {
        #expect(try await failure(302, "") == .unreadable(reason: "it has the status 302"))
    }

    @Test func theKeyIsInNoFailure() async throws {
        for status in [302, 400, 401, 404, 429, 500] { #expect(!"\(try await failure(status))".contains("forTheTests")) }
    }
}
