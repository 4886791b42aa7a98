import CompanyIdentifiers
import Contracts
import HTTP
import InvoiceSamples
import ServiceTesting
import Synchronization
import TestKit
import Testing
import VIES
import WireJSON
@testable import BillingService

/// A VIES that answers as a test says, and remembers which numbers it was asked for.
final class VIESWorld: Sendable {
    static let yes = #"{"valid": true, "requestIdentifier": "WAPIAAAAX1", "name": "SOCIETE GENERALE D'ECOUTE SA"}"#
    static let no = #"{"valid": false, "requestIdentifier": "WAPIAAAAX2", "name": "---"}"#
    static let away = #"{"actionSucceed": false, "errorWrappers": [{"error": "MS_UNAVAILABLE"}]}"#
    static let blocked = #"{"actionSucceed": false, "errorWrappers": [{"error": "IP_BLOCKED"}]}"#

    struct Unfit: Error {}

    /// What it answers to whatever it is asked.
    final class Words: Sendable {
        private let held: Mutex<String>

        init(_ words: String) { held = Mutex(words) }

        var text: String {
            get { held.withLock { $0 } }
            set { held.withLock { $0 = newValue } }
        }
    }

    let asked = Recorder<JSONValue>()
    let words: Words
    private let server: HTTPServer

    init(_ text: String) throws {
        let words = Words(text)
        self.words = words
        server = try HTTPServer(port: 0) { [asked] request in
            guard let question = try? WireJSONDecoder().decode(JSONValue.self, from: request.body) else { return HTTPResponse(status: 400) }
            asked.add(question)
            return HTTPResponse(status: 200, contentType: "application/json", Array(words.text.utf8))
        }
    }

    var numbers: [String] { asked.values.compactMap { $0["vatNumber"]?.text } }

    func client() throws -> VIESClient {
        guard let baseURL = BaseURL("http://127.0.0.1:\(server.port)") else { throw Unfit() }
        let http = try HTTPClient(limits: HTTPClientLimits(connectTimeoutSeconds: 180))
        return VIESClient(baseURL: baseURL, requester: InvoiceWorld.seller.party.vatNumber, http: http, timeoutSeconds: 180)
    }
}

/// Runs a test with a managed Belgian account that can be invoiced, and a VIES that answers so when it is asked about its number.
func withVIES(_ words: String, _ body: (ServiceHarness, VIESWorld) async throws -> Void) async throws {
    let world = try VIESWorld(words)
    try await ServiceHarness.running(.billing(.selling, vies: try world.client()), now: t0, given: try Facts.belgianBuyer) { service in
        try await service.command(.post, accountPath + "/managed", ["tier": "guardian"])
        try await body(service, world)
    }
}

extension Facts {
    static var belgianBuyer: [CloudEvent] {
        get throws { try customer + [details(SampleParty.belgianBusiness), seat(1), seat(2), seat(3)] }
    }
}

extension ServiceHarness {
    /// Whatever is due about buyers' numbers is asked, and what is answered is kept.
    func askVIES() async throws {
        try await runTimers()
        try await runEffects()
    }

    func vatCheck() async throws -> JSONValue? { try await get(accountPath + "/billing-details").json["vat_check"] }
}
