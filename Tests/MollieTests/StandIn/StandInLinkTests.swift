import Contracts
import HTTP
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct StandInLinkTests {
    private static func link(
        of standIn: ServedStandIn, _ description: String = "Invoice", redirect: String? = nil, key: String = "1"
    ) async throws -> MolliePaymentLink {
        let draft = try MolliePaymentLinkDraft(
            description: description, amount: try #require(MollieAmount(Cents(12_100))), redirectURL: redirect.flatMap { WebAddress($0) })
        return try await standIn.client().createPaymentLink(draft, idempotencyKey: key)
    }

    private static func path(of link: MolliePaymentLink, at standIn: ServedStandIn) -> String {
        String(link.url.text.dropFirst(standIn.origin.utf8.count))
    }

    @Test func aPaidLinkIsPaid() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        standIn.time.advance(seconds: 5)
        try await standIn.control(.post, "/payment-links/\(link.id)/pay", ["method": "bancontact"])
        let paid = try await standIn.client().paymentLink(link.id)
        #expect(paid.state(at: t0) == .paid)
        #expect(paid.paidAt == t0.adding(seconds: 5))
        let payment = try #require(try await standIn.client().payments(by: link.id).elements.first)
        #expect(payment.amount.cents == Cents(12_100))
        #expect(payment.method == "bancontact")
    }

    @Test func aLinkIsPaidOnceItsPaymentIs() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        let payment = try await standIn.control(.post, "/payment-links/\(link.id)/pay", ["status": "pending", "id": "tr_1"])
        #expect(payment["id"] == "tr_1")
        #expect(try await standIn.client().paymentLink(link.id).state(at: t0) == .open)
        try await standIn.control(.patch, "/payments/tr_1", ["status": "paid"])
        #expect(try await standIn.client().paymentLink(link.id).state(at: t0) == .paid)
    }

    @Test func aLinkCanBePaidTwiceAndLate() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        _ = try await standIn.client().archivePaymentLink(link.id)
        for _ in 0..<2 { try await standIn.control(.post, "/payment-links/\(link.id)/pay") }
        #expect(try await standIn.client().payments(by: link.id).elements.map(\.status) == [.paid, .paid])
    }

    @Test func expiresALink() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        try await standIn.control(.post, "/payment-links/\(link.id)/expire")
        #expect(try await standIn.client().paymentLink(link.id).state(at: t0) == .expired)
    }

    @Test(arguments: [
        (#"{"amount":{"currency":"EUR","value":"1.00"}}"#, "description"), (#"{"description":"Invoice"}"#, "amount"),
        (#"{"description":"Invoice","amount":{"currency":"EUR","value":"1"}}"#, "amount"),
        (#"{"description":"Invoice","amount":{"currency":"USD","value":"1.00"}}"#, "amount"),
        (#"{"description":"Invoice","amount":{"currency":"EUR","value":"0.00"}}"#, "amount"),
        (#"{"description":"Invoice","amount":{"currency":"EUR","value":"1.00"},"expiresAt":"2026-01-01T00:00:00Z"}"#, "expiresAt"),
        (#"{"description":"Invoice","amount":{"currency":"EUR","value":"1.00"},"webhookUrl":"here"}"#, "webhookUrl"),
        (#"{"description":"Invoice","amount":{"currency":"EUR","value":"1.00"},"webHookUrl":"http://a"}"#, "webHookUrl"),
    ])
    func refusesADraftWithTheField(draft: String, field: String) async throws {
        let standIn = try ServedStandIn()
        let response = try await standIn.send(
            .post, "/v2/payment-links", headers: ["Authorization": try MollieKey.forTests().authorization], body: Array(draft.utf8))
        #expect(response.status == 422)
        #expect(try WireJSONDecoder().decode(JSONValue.self, from: response.body)["field"] == .string(field))
    }

    @Test func theCheckoutPageShowsTheTextAsText() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn, "<script>alert('1') & \"2\"</script> <\u{338}b>")
        let page = try await standIn.send(.get, Self.path(of: link, at: standIn))
        #expect(page.status == 200)
        #expect(page.headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(page.text.contains("&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;&lt;/script&gt; &lt;\u{338}b&gt;"))
        #expect(page.text.contains("€ 121.00"))
        #expect(page.text.contains("value=\"paid\""))
    }

    @Test(arguments: [("paid", MolliePaymentStatus.paid), ("failed", .failed), ("canceled", .canceled)])
    func theCheckoutPagePays(outcome: String, status: MolliePaymentStatus) async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn, redirect: "https://www.example.org/thanks")
        let answer = try await standIn.send(.post, Self.path(of: link, at: standIn), body: Array("status=\(outcome)".utf8))
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == "https://www.example.org/thanks")
        #expect(try await standIn.client().payments(by: link.id).elements.map(\.status) == [status])
    }

    @Test func theCheckoutPageTakesNoSecondPayment() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        let path = Self.path(of: link, at: standIn)
        #expect(try await standIn.send(.post, path, body: Array("status=paid".utf8)).headers["Location"] == path)
        let second = try await standIn.send(.post, path, body: Array("status=paid".utf8))
        #expect(second.status == 200)
        #expect(second.text.contains("Paid, thank you."))
        #expect(try await standIn.client().payments(by: link.id).elements.count == 1)
        #expect(try await standIn.send(.get, "/checkout/pl_unknown").status == 404)
        #expect(try await standIn.send(.post, path, body: Array("status=refunded".utf8)).status == 200)
    }

    @Test func nobodyPaysByALinkThatIsClosed() async throws {
        let standIn = try ServedStandIn()
        let archived = try await Self.link(of: standIn, key: "1")
        let expired = try await Self.link(of: standIn, key: "2")
        _ = try await standIn.client().archivePaymentLink(archived.id)
        try await standIn.control(.post, "/payment-links/\(expired.id)/expire")
        for (link, words) in [(archived, "This link is closed."), (expired, "This link has expired.")] {
            let answer = try await standIn.send(.post, Self.path(of: link, at: standIn), body: Array("status=paid".utf8))
            #expect(answer.text.contains(words))
            #expect(!answer.text.contains("<form"))
            #expect(try await standIn.client().payments(by: link.id).elements.isEmpty)
        }
    }

    @Test func theCheckoutPageTakesNoOtherOutcome() async throws {
        let standIn = try ServedStandIn()
        let link = try await Self.link(of: standIn)
        let answer = try await standIn.send(.post, Self.path(of: link, at: standIn), body: Array("status=refunded".utf8))
        #expect(answer.status == 422)
        #expect(try await standIn.client().payments(by: link.id).elements.isEmpty)
    }
}
