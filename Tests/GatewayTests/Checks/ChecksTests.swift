import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct ChecksTests {
    private static let account: AccountID = Fixtures.id(1)

    private static let report = CheckReport(
        startedAt: t0.adding(seconds: -90), finishedAt: t0,
        checks: [
            CheckResult(
                name: "account-lines", holds: "Lines are what facts say.", differenceCount: 1_300,
                differences: [
                    CheckDifference(account: account, workspace: Fixtures.id(2), "mrr_cents of <2026-11>", expected: "1", found: "2")
                ], unfinished: nil, durationMilliseconds: 89_000),
            CheckResult(
                name: "totals", holds: "Totals are sums.", differenceCount: 0, differences: [], unfinished: "the disk was full",
                durationMilliseconds: 5),
            CheckResult(
                name: "export", holds: "Exports add up.", differenceCount: 0, differences: [], notes: ["Good to <know>"], unfinished: nil,
                durationMilliseconds: 7),
        ])

    private static func owner(_ request: HTTPRequest) -> HTTPResponse {
        let state = SelfCheckAnswer(runningSince: request.method == .post ? t0 : nil, report: report)
        guard let text = try? WireJSONEncoder().encode(state) else { return HTTPResponse(status: 500) }
        let json = String(decoding: text, as: UTF8.self)
        return .owner(request.method == .post ? "{\"self_checks\":\(json),\"event_ids\":[]}" : json)
    }

    /// Billing answers, the others are down.
    private static func withGateway(_ body: (GatewayUnderTest) async throws -> Void) async throws {
        let gateway = try GatewayUnderTest([.billing: { owner($0) }])
        do {
            try await body(gateway)
        } catch {
            try await gateway.stop()
            throw error
        }
        try await gateway.stop()
    }

    @Test func everyServiceIsThereAndOneThatIsDownIsNamed() async throws {
        try await Self.withGateway { gateway in
            let answer = try await gateway.get("/checks", policies: [])
            #expect(answer.status == 200)
            let services = try #require(answer.json["services"]).list
            #expect(services.compactMap { $0["service"]?.text } == ["rollup", "billing", "training", "partner", "gateway"])
            #expect(services[0]["unavailable"]?.text?.contains("RollupService doesn't answer now") == true)
            #expect(services[1]["unavailable"] == .null)
            #expect(services[1]["report"]?["checks"]?[0]?["differences"]?[0]?["account_id"]?.text == Self.account.description)
            #expect(services[4]["report"] == .null)
        }
    }

    @Test func aRunIsAskedForEverywhereByStaffAlone() async throws {
        try await Self.withGateway { gateway in
            #expect(try await gateway.send(.post, "/api/v1/checks").status == 401)
            #expect(gateway.askedRequests.isEmpty)
            let answer = try await gateway.call("/checks", .post, as: "ann")
            #expect(answer.status == 200)
            #expect(answer.json["services"]?[1]?["running_since"]?.text == t0.description)
            #expect(answer.json["services"]?[4]?["running_since"]?.text == t0.description)
            let asked = try #require(gateway.askedRequests.first)
            #expect(asked.http.method == .post && asked.http.path == "/api/v1/self-checks")
            #expect(asked.content?.identity.email == "ann@dembrane.com")
        }
    }

    @Test func theButtonNeedsItsPage() async throws {
        try await Self.withGateway { gateway in
            let cookie = "dembrane_staff=\(try GatewayUnderTest.token())"
            #expect(try await gateway.send(.post, "/checks", headers: ["Cookie": cookie]).status == 403)
            #expect(gateway.askedRequests.isEmpty)
            let page = try await gateway.page("/checks").text
            let token = try #require(page.components(separatedBy: "name=\"csrf_token\" value=\"").dropFirst().last).prefix { $0 != "\"" }
            let pressed = try await gateway.send(
                .post, "/checks", headers: ["Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"],
                body: "csrf_token=\(token)")
            #expect(pressed.status == 303)
            #expect(pressed.headers["Location"] == "/checks")
            #expect(gateway.askedRequests.contains { $0.http.method == .post && $0.http.path == "/api/v1/self-checks" })
        }
    }

    @Test func thePageSaysWhatWasFoundWhereAndWhen() throws {
        let services = [
            CheckedService(.rollup, unavailable: "Not there."),
            CheckedService(.billing, SelfCheckAnswer(runningSince: t0, report: Self.report)),
            CheckedService(.gateway, SelfCheckAnswer(runningSince: nil, report: nil)),
        ]
        let html = ChecksPage(services: services, viewer: Fixtures.viewer()).html().source
        #expect(html.contains("RollupService") && html.contains("Not there."))
        #expect(html.contains("took 90 s") && html.contains("A run goes on since"))
        #expect(
            html.contains("href=\"/accounts/\(Self.account)\"") && html.contains("href=\"/workspaces/\(Fixtures.id(2) as WorkspaceID)\""))
        #expect(html.contains("mrr_cents of &lt;2026-11&gt;: expected 1, found 2"))
        #expect(html.contains("1.300 differences") && html.contains("and 1.299 more"))
        #expect(html.contains("not finished: the disk was full"))
        #expect(html.contains("<span class=\"chip\">holds</span>") && html.contains("Good to &lt;know&gt;"))
        #expect(html.contains("Not checked yet."))
    }
}
