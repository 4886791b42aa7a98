import Contracts
import HTTP
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct CreatingTests {
    private static func draft(_ description: String = "Invoice 2026-0007") throws -> MolliePaymentLinkDraft {
        try MolliePaymentLinkDraft(
            description: description, amount: try #require(MollieAmount(Cents(12_100))),
            redirectURL: WebAddress("https://www.example.org/thanks"), webhookURL: WebAddress("https://www.example.org/webhook"),
            expiresAt: t0.adding(days: 30))
    }

    @Test func sendsWhatMollieAsksFor() async throws {
        let server = try CannedServer(status: 422, json: "{}")
        let draft = try Self.draft()
        await #expect(throws: MollieFailure.self) { try await server.client().createPaymentLink(draft, idempotencyKey: "effect-1") }
        let request = try #require(server.requests.values.first)
        #expect(request.method == .post)
        #expect(request.target == "/v2/payment-links")
        #expect(request.headers["Authorization"] == "Bearer test_forTheTests")
        #expect(request.headers["Idempotency-Key"] == "effect-1")
        let body: JSONValue = [
            "description": "Invoice 2026-0007", "amount": ["currency": "EUR", "value": "121.00"], "reusable": false,
            "redirectUrl": "https://www.example.org/thanks", "webhookUrl": "https://www.example.org/webhook",
            "expiresAt": "2026-12-23T09:00:00Z",
        ]
        #expect(try WireJSONDecoder().decode(JSONValue.self, from: request.body) == body)
    }

    @Test func makesALinkThatCanBeRead() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let link = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        #expect(link.amount?.cents == Cents(12_100))
        #expect(link.expiresAt == t0.adding(days: 30))
        #expect(link.state(at: t0) == .open)
        #expect(try await client.paymentLink(link.id) == link)
    }

    @Test func oneKeyMakesOneLink() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let first = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        let again = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        let other = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "2")
        #expect(first == again)
        #expect(first.id != other.id)
        #expect(try await client.paymentLinks().elements.count == 2)
    }

    /// The answer is lost after the link was made, twice; what comes in the end is that link.
    @Test func aLostAnswerMakesNoSecondLink() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/faults", ["status": 500, "count": 2, "afterwards": true])
        let client = try standIn.client()
        let link = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        #expect(standIn.waiting.pauses.count == 2)
        #expect(try await client.paymentLinks().elements == [link])
    }

    @Test func aKeyWithAnotherDraftIsRefused() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        _ = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        let other = try Self.draft("Another invoice")
        let failure = try await failure { try await client.createPaymentLink(other, idempotencyKey: "1") }
        #expect(failure.refusal?.status == 400)
    }

    @Test func aKeyAtWorkIsWaitedFor() async throws {
        let server = try CannedServer(status: 409, json: "{}")
        let draft = try Self.draft()
        let failure = try await failure { try await server.client().createPaymentLink(draft, idempotencyKey: "1") }
        #expect(failure == .unavailable(reason: "it is still at work on the first request of this key"))
        let keys = server.requests.values.map { $0.headers["Idempotency-Key"] }
        #expect(keys == Array(repeating: "1", count: 5))
    }

    @Test(arguments: ["", "a b", "a\r\nX: y", "é", String(repeating: "a", count: 129)])
    func refusesKeysThatNoHeaderCarries(key: String) async throws {
        let server = try CannedServer(json: "{}")
        let draft = try Self.draft()
        let failure = try await failure { try await server.client().createPaymentLink(draft, idempotencyKey: key) }
        #expect(failure == .invalid(reason: "an idempotency key has 1 to 128 visible characters of ASCII"))
        #expect(server.requests.values.isEmpty)
    }

    @Test func archivesALink() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let link = try await client.createPaymentLink(try Self.draft(), idempotencyKey: "1")
        let archived = try await client.archivePaymentLink(link.id)
        #expect(archived.state(at: t0) == .archived)
        #expect(try await client.archivePaymentLink(link.id) == archived)
        #expect(try await client.paymentLink(link.id) == archived)
    }

    @Test func anUnknownLinkIsNotFound() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        let id = try #require(MolliePaymentLinkID("pl_unknown"))
        #expect(try await failure { try await client.archivePaymentLink(id) }.absence?.status == 404)
    }
}
