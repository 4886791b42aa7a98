import HTTP
import Mollie
import TestKit
import Testing
import WireJSON

@testable import MollieStandIn

@Suite struct StandInFaultTests {
    private static func statuses(of standIn: ServedStandIn, count: Int) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 0..<count {
            let headers: HTTPHeaders = ["Authorization": try MollieKey.forTests().authorization]
            statuses.append(try await standIn.send(.get, "/v2/payments", headers: headers).status)
        }
        return statuses
    }

    @Test func failsSoOftenInTheOrderAskedFor() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/faults", ["status": 429, "count": 2])
        try await standIn.control(.post, "/faults", ["status": 503])
        #expect(try await Self.statuses(of: standIn, count: 4) == [429, 429, 503, 200])
    }

    @Test func forgetsItsFaults() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/faults", ["status": 500, "count": 1_000_000])
        #expect(try await Self.statuses(of: standIn, count: 1) == [500])
        try await standIn.control(.delete, "/faults")
        #expect(try await Self.statuses(of: standIn, count: 1) == [200])
    }

    @Test func delaysAnswers() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/faults", ["delay_milliseconds": 250, "count": 2])
        try await standIn.control(.post, "/faults", ["delay_milliseconds": 10, "status": 500])
        #expect(try await Self.statuses(of: standIn, count: 4) == [200, 200, 500, 200])
        #expect(standIn.delays.values.filter { $0 > .zero } == [.milliseconds(250), .milliseconds(250), .milliseconds(10)])
    }

    @Test func answersWithAnyText() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments", ["id": "tr_1"])
        try await standIn.control(.post, "/faults", ["body": "{\"id\": "])
        let id = try #require(MolliePaymentID("tr_1"))
        #expect(try await failure { try await standIn.client().payment(id) }.isUnreadable)
        #expect(try await standIn.client().payment(id).id == id)
    }

    @Test(arguments: [#"{"status":100}"#, #"{"status":"429"}"#, #"{"count":0}"#, #"{"delay_milliseconds":60001}"#, #"{"statu":429}"#])
    func refusesOtherFaults(body: String) async throws {
        let standIn = try ServedStandIn()
        #expect(try await standIn.send(.post, "/stand-in/faults", body: Array(body.utf8)).status == 422)
    }

    @Test func everyControlIsInTheHelp() async throws {
        let standIn = StandIn(key: try .forTests(), webhooks: WebhookSender(http: try HTTPClient()))
        var router = Router()
        standIn.addPaymentControls(to: &router)
        standIn.addWebhookControls(to: &router)
        standIn.addFaultControls(to: &router)
        #expect(router.registered.count == 14)
        // One line each, and the method right before the path.
        let lines = StandIn.controls.split(separator: "\n").map { line in
            line.split(separator: " ").prefix(2).map { $0.prefix { $0 != "[" } }.joined(separator: " ")
        }
        for route in router.registered { #expect(lines.contains("\(route.method.rawValue) \(route.template)")) }
    }
}
