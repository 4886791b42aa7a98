import HTTP
import ServiceTesting
import Testing
import WireJSON
@testable import Gateway

@Suite("Webhooks of Mollie")
struct MollieWebhookTests {
    private static let form = "application/x-www-form-urlencoded"

    private func send(_ gateway: GatewayUnderTest, _ body: String, as contentType: String? = form) async throws -> HTTPClientResponse {
        var headers: HTTPHeaders = [:]
        headers["Content-Type"] = contentType
        return try await gateway.send(.post, MollieWebhook.path, headers: headers, body: body)
    }

    @Test(arguments: ["id=tr_7UhSN1zuXS", "id=pl_4Y0eZitmBnQ6IDoMqZQKh"])
    func theIDGoesToBillingAloneAndVouchedFor(body: String) async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner(#"{"accepted":true}"#) }])
        let answer = try await send(gateway, body, as: "application/x-www-form-urlencoded; charset=utf-8")
        #expect(answer.status == 200 && answer.body.isEmpty)
        let asked = try #require(gateway.askedRequests.first)
        #expect(asked.owner == .billing && asked.http.path == "/api/v1/mollie-webhooks" && asked.content?.identity.email == "system")
        #expect(String(decoding: asked.http.body, as: UTF8.self) == #"{"id":"\#(body.dropFirst(3))"}"#)
        try await gateway.stop()
    }

    static let unfit = [
        "", "id=", "id=tr_", "id=ord_1", "id=tr_a%2Fb", "id=tr_1&id=tr_2", "id=tr_1&amount=5", "name=tr_1", "id=%zz",
        "id=tr_" + String(repeating: "a", count: 2_000),
    ]

    @Test(arguments: unfit)
    func whatIsNoIDIsRefused(body: String) async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner("{}") }])
        #expect(try await send(gateway, body).status == 400)
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }

    @Test(arguments: [nil, "application/json", "text/plain"])
    func whatIsNoFormIsRefused(contentType: String?) async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner("{}") }])
        #expect(try await send(gateway, "id=tr_1", as: contentType).status == 400)
        try await gateway.stop()
    }

    @Test func withoutBillingMollieIsToldToComeAgain() async throws {
        let down = try GatewayUnderTest()
        #expect(try await send(down, "id=tr_1").status == 503)
        try await down.stop()
        let full = try GatewayUnderTest([.billing: { _ in HTTPResponse(status: 503) }])
        #expect(try await send(full, "id=tr_1").status == 503)
        try await full.stop()
    }
}
