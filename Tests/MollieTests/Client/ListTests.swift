import Contracts
import HTTP
import Mollie
import TestKit
import Testing
import WireJSON

@Suite struct ListTests {
    /// A page of payments with these numbers.
    private static func page(_ numbers: [Int], next: String?) -> HTTPResponse {
        let payments = numbers.map { number in
            #"{"id":"tr_\#(number)","mode":"test","amount":{"currency":"EUR","value":"1.00"},"status":"paid","createdAt":"\#(t0)"}"#
        }
        let link = next.map { #"{"href":"\#($0)","type":"application/hal+json"}"# } ?? "null"
        let json = #"{"_embedded":{"payments":[\#(payments.joined(separator: ","))]},"_links":{"next":\#(link)}}"#
        return HTTPResponse(contentType: "application/hal+json", Array(json.utf8))
    }

    /// A server whose pages each lead to the next as `next` says.
    private func server(next: @escaping @Sendable (_ page: Int, _ request: HTTPRequest) -> String?) throws -> CannedServer {
        try CannedServer { request in
            let number = Int(request.query["page"] ?? "1") ?? 1
            return Self.page([number * 2, number * 2 + 1], next: next(number, request))
        }
    }

    private static func address(_ request: HTTPRequest, page: Int) -> String {
        "http://\(request.headers["Host"] ?? "")/v2/payments?page=\(page)"
    }

    @Test func readsEveryPage() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments?count=23")
        let list = try await standIn.client().payments(try #require(MolliePaging(size: 5, pages: 10)))
        #expect(list.isComplete)
        #expect(list.elements.count == 23)
        #expect(Set(list.elements.map(\.id)).count == 23)
    }

    @Test func oneFullPageIsTheWholeList() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments?count=5")
        let list = try await standIn.client().payments(try #require(MolliePaging(size: 5, pages: 1)))
        #expect(list.isComplete)
        #expect(list.elements.count == 5)
    }

    @Test func anEmptyListIsComplete() async throws {
        let standIn = try ServedStandIn()
        let list = try await standIn.client().payments()
        #expect(list.elements.isEmpty)
        #expect(list.isComplete)
    }

    @Test func saysThatThereAreMorePages() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments?count=6")
        let list = try await standIn.client().payments(try #require(MolliePaging(size: 2, pages: 2)))
        #expect(list.elements.count == 4)
        #expect(list.gaps == [.morePages])
    }

    @Test(arguments: [
        "http://evil.example/v2/payments?page=2", "https://127.0.0.1/v2/payments", "http://127.0.0.1/v2", "http://127.0.0.1@evil.example/",
        "http://127.0.0.1:1/v2/payments",
    ])
    func neverTakesTheKeyElsewhere(next: String) async throws {
        let server = try server { _, _ in next }
        let list = try await server.client().payments()
        #expect(list.elements.map(\.id.text) == ["tr_2", "tr_3"])
        #expect(list.gaps == [.page(.unreadable(reason: "it leads to another place, where the key doesn't go: \(next)"))])
        #expect(server.requests.values.count == 1)
    }

    /// The port goes on as a name or a user would.
    @Test(arguments: [".evil.example/", "@evil.example/", "0/v2", "\\\\@evil.example/", "", "?/v2", "#/v2"])
    func theOriginEndsWithASlash(end: String) async throws {
        let server = try server { _, request in "http://\(request.headers["Host"] ?? "")\(end)" }
        let list = try await server.client().payments()
        let gap = try #require(list.gaps.first)
        #expect("\(gap)".contains("it leads to another place"))
        #expect(list.elements.count == 2)
        #expect(server.requests.values.count == 1)
    }

    @Test func pagesInACircleEnd() async throws {
        let server = try server { page, request in Self.address(request, page: page % 3 + 1) }
        let list = try await server.client().payments()
        #expect(server.requests.values.count == 4)
        #expect(list.gaps == [.page(.unreadable(reason: "its pages lead back to one another"))])
    }

    @Test func aPageThatFailsEndsTheListWithWhatWasRead() async throws {
        let server = try CannedServer { request in
            request.query["page"] == "2" ? HTTPResponse(status: 500) : Self.page([1], next: Self.address(request, page: 2))
        }
        let list = try await server.client().payments()
        #expect(list.elements.map(\.id.text) == ["tr_1"])
        #expect(list.gaps == [.page(.unavailable(reason: "it answered with status 500"))])
    }

    @Test func aFirstPageThatFailsIsAFailure() async throws {
        let server = try CannedServer(status: 401, json: "{}")
        await #expect(throws: MollieFailure.self) { try await server.client().payments() }
    }

    @Test(arguments: [
        "{}", #"{"_embedded":{}}"#, #"{"_embedded":{"payments":7},"_links":{}}"#, #"{"_embedded":{"payments":[]},"_links":{"next":7}}"#,
        #"{"_embedded":{"payments":[]},"_links":{"next":{"href":null}}}"#,
    ])
    func whatIsNoPageIsNoEmptyList(json: String) async throws {
        let server = try CannedServer(json: json)
        await #expect(throws: MollieFailure.self) { try await server.client().payments() }
    }

    @Test func onePaymentThatCannotBeReadCostsOnlyItself() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments", ["id": "tr_1"])
        try await standIn.control(.post, "/payments", ["id": "tr_2", "amount": ["currency": "USD", "value": "1.00"]])
        try await standIn.control(.post, "/payments", ["id": "tr_3", "status": "on-hold"])
        let list = try await standIn.client().payments()
        #expect(list.elements.map(\.id.text) == ["tr_3", "tr_1"])
        #expect(list.elements.first?.status == .other("on-hold"))
        let gap = try #require(list.gaps.first)
        #expect("\(gap)".contains("expected EUR"))
        guard case .element(let outline, _) = gap else {
            Issue.record("\(gap)")
            return
        }
        #expect(outline.id == "tr_2" && outline.otherCurrency == "USD")
        #expect(!list.isComplete)
    }

    @Test(arguments: [
        #"7"#, #"{"id":7,"amount":7}"#, #"{"id":"tr_1","amount":{"currency":"EUR","value":"x"}}"#,
        #"{"id":"tr_1","amount":{"currency":"usd","value":"1.00"}}"#,
    ])
    func whatIsUnreadableOtherwiseNamesNoCurrency(element: String) async throws {
        let server = try CannedServer(json: #"{"_embedded":{"payments":[\#(element)]},"_links":{}}"#)
        let list = try await server.client().payments()
        guard case .element(let outline, _)? = list.gaps.first else {
            Issue.record("\(list.gaps)")
            return
        }
        #expect(outline.otherCurrency == nil && list.elements.isEmpty)
    }

    @Test func stopsAtWhatIsOlder() async throws {
        let standIn = try ServedStandIn()
        for _ in 0..<10 {
            try await standIn.control(.post, "/payments")
            standIn.time.advance(seconds: 60)
        }
        let list = try await standIn.client().payments(
            createdSince: t0.adding(seconds: 7 * 60), try #require(MolliePaging(size: 2, pages: 2)))
        #expect(list.elements.count == 3)
        #expect(list.isComplete)
    }

    @Test(arguments: [(0, 1), (251, 1), (1, 0), (1, 1_001), (-1, 1), (Int.max, 1)])
    func refusesOtherSizes(size: Int, pages: Int) {
        #expect(MolliePaging(size: size, pages: pages) == nil)
    }

    @Test func listsThePaymentsOfACustomerAndOfALink() async throws {
        let standIn = try ServedStandIn()
        let client = try standIn.client()
        try await standIn.control(.post, "/payments", ["customerId": "cst_1", "id": "tr_1"])
        try await standIn.control(.post, "/payments", ["customerId": "cst_2"])
        let ofCustomer = try await client.payments(of: try #require(MollieCustomerID("cst_1")))
        #expect(ofCustomer.elements.map(\.id.text) == ["tr_1"])

        let draft = try MolliePaymentLinkDraft(description: "Invoice", amount: try #require(MollieAmount(Cents(100))))
        let link = try await client.createPaymentLink(draft, idempotencyKey: "1")
        try await standIn.control(.post, "/payment-links/\(link.id)/pay", ["status": "failed"])
        try await standIn.control(.post, "/payment-links/\(link.id)/pay")
        let byLink = try await client.payments(by: link.id)
        #expect(byLink.elements.map(\.status) == [.paid, .failed])
        #expect(try await client.paymentLinks().elements.map(\.id) == [link.id])
    }
}
