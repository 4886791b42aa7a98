import Contracts
import HTTP
import ProcessKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService
@testable import Mollie
@testable import MollieStandIn

/// A stand-in of Mollie that serves in this process, and what it tells of payments.
struct MollieWorld {
    let time = ManualTime(t0)
    /// The ids that webhooks brought.
    let told = Recorder<String>()
    private let server: HTTPServer
    private let receiver: HTTPServer
    private let http: HTTPClient
    private let key: MollieKey

    struct Unfit: Error {}

    init() throws {
        guard let key = MollieKey(Secret("test_forTheTests")) else { throw Unfit() }
        self.key = key
        http = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
        let standIn = StandIn(key: key, webhooks: WebhookSender(http: http) { _ in }, time: time) { _ in }
        server = try HTTPServer(port: 0, handler: standIn.handler)
        receiver = try HTTPServer(port: 0) { [told] request in
            told.add(String(String(decoding: request.body, as: UTF8.self).dropFirst("id=".count)))
            return HTTPResponse(status: 200)
        }
    }

    private var origin: String { "http://127.0.0.1:\(server.port)" }

    func connection() throws -> MollieConnection {
        var limits = MollieLimits()
        limits.requestSeconds = 180
        limits.attempts = 1
        guard let baseURL = BaseURL("\(origin)/v2") else { throw Unfit() }
        let waiting = MollieWaiting(elapsed: { .zero }, pause: { _ in }, draw: { $0 })
        let client = MollieClient(key: key, baseURL: baseURL, http: http, limits: limits, waiting: waiting)
        return MollieConnection(client: client, webhookURL: WebAddress("http://127.0.0.1:\(receiver.port)/webhooks/mollie"))
    }

    /// Asks the stand-in for something that goes well, and answers with the body.
    @discardableResult
    func control(_ method: HTTPMethod, _ path: String, _ body: JSONValue = [:]) async throws -> JSONValue {
        try await ask(method, "/stand-in\(path)", body)
    }

    /// All that the API answers to a GET.
    func api(_ path: String) async throws -> JSONValue { try await ask(.get, "/v2\(path)", nil) }

    /// Somebody pays by a link of the service, or tries to; answers with the id of the payment.
    @discardableResult
    func pay(_ link: JSONValue, _ body: JSONValue = ["status": "paid"]) async throws -> String {
        let parts = link["url"]?.text?.split(separator: "/") ?? []
        let id = try #require(parts.last)
        return try #require(try await control(.post, "/payment-links/\(id)/pay", body)["id"]?.text)
    }

    func links() async throws -> [JSONValue] { try await api("/payment-links")["_embedded"]?["payment_links"]?.list ?? [] }

    private func ask(_ method: HTTPMethod, _ path: String, _ body: JSONValue?) async throws -> JSONValue {
        let bytes = try body.map { try WireJSONEncoder().encode($0) } ?? []
        let request = HTTPClientRequest(
            method, origin + path, headers: ["Authorization": key.authorization], body: bytes, timeoutSeconds: 180)
        let response = try await http.send(request)
        try #require((200..<300).contains(response.status), "\(path): \(response.status)")
        return response.body.isEmpty ? .null : try WireJSONDecoder(limits: .ours).decode(JSONValue.self, from: response.body)
    }
}

/// Runs a test with a managed account that can be invoiced, and a Mollie by which it can pay.
func withMollie(
    given facts: [CloudEvent]? = nil, _ body: (ServiceHarness, MollieWorld) async throws -> Void
) async throws {
    let world = try MollieWorld()
    let facts = try facts ?? Facts.buyer
    try await ServiceHarness.running(.billing(.selling, mollie: try world.connection()), now: t0, given: facts) { service in
        try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
        try await body(service, world)
    }
}

extension ServiceHarness {
    /// What the Gateway passes on of a webhook.
    func webhook(_ id: String) async throws -> HarnessAnswer {
        try await post("/mollie-webhooks", ["id": .string(id)])
    }

    /// Takes in all that Mollie has told so far, again where it was told before, and does what follows.
    func hear(_ world: MollieWorld) async throws {
        for id in world.told.values {
            let answer = try await webhook(id)
            try #require(answer.status == 200, "\(answer.text)")
        }
        try await runEffects()
    }

    func payment(_ id: String) async throws -> JSONValue {
        let answer = try await get("/payments/\(id)")
        return try #require(answer.json["payment"], "\(answer.text)")
    }

    /// Has a link made for the oldest open invoice, which has to succeed, and answers with it as it is once Mollie has made it.
    func payLink(_ body: JSONValue = [:]) async throws -> JSONValue {
        let asked = try await post(accountPath + "/payment-links", body)
        try #require(asked.status == 201 || asked.status == 200, "\(asked.text)")
        try await runEffects()
        let id = asked.json["payment_link"]?["payment_link_id"]
        let links = try await get(accountPath + "/payment-links").json["payment_links"]?.list ?? []
        return try #require(links.first { $0["payment_link_id"] == id })
    }
}
