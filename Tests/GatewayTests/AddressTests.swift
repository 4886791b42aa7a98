import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WebKit
import WireJSON
@testable import Gateway

@Suite struct AddressTests {
    private func asBrowser(_ path: String, signedIn: Bool = true) async throws -> HTTPClientResponse {
        let gateway = try GatewayUnderTest()
        var headers: HTTPHeaders = ["Accept": "text/html,application/xhtml+xml"]
        if signedIn { headers["Cookie"] = "dembrane_staff=\(try GatewayUnderTest.token())" }
        let answer = try await gateway.send(.get, path, headers: headers)
        try await gateway.stop()
        return answer
    }

    @Test func anAddressOfBeforeLeadsToTheNewOne() async throws {
        let answer = try await asBrowser("/?search=a%26b&month=2026-10")
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == "/accounts?search=a%26b&month=2026-10")
        #expect(try await asBrowser("/").status == 200, "without filters it is Home")
    }

    @Test(arguments: [
        ("/accounts?search=&tier=&class=free", "/accounts?class=free"), ("/accounts?search=", "/accounts"),
        ("/at-risk?reason=", "/at-risk"),
    ])
    func whatAFormSendsUnfilledLeavesTheAddress(sent: String, kept: String) async throws {
        let answer = try await asBrowser(sent)
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == kept)
    }

    @Test func anUnknownAddressHasAPageWithNavigationAndSearch() async throws {
        let answer = try await asBrowser("/acounts/%3Cscript%3E")
        #expect(answer.status == 404)
        #expect(answer.headers["Content-Type"] == "text/html; charset=utf-8")
        #expect(answer.headers["Content-Security-Policy"] != nil)
        #expect(answer.text.contains("There is no page /acounts/&lt;script&gt;."))
        for area in ConsoleArea.all { #expect(answer.text.contains("href=\"\(area.path)\"")) }
        #expect(answer.text.contains("id=\"find\""))
    }

    @Test func whoIsNotSignedInComesBackToWhereTheyWanted() async throws {
        let answer = try await asBrowser("/accounts?tier=guardian&month=2026-10", signedIn: false)
        #expect(answer.headers["Location"] == "/sign-in?next=%2Faccounts%3Ftier%3Dguardian%26month%3D2026-10")
        let unknown = try await asBrowser("/nowhere", signedIn: false)
        #expect(unknown.headers["Location"] == "/sign-in?next=%2Fnowhere")
    }

    @Test(arguments: ["/nowhere", "/api/v1/nowhere"])
    func aProgramGetsAProblem(path: String) async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await gateway.send(.get, path, headers: ["Accept": path.hasPrefix("/api") ? "text/html" : "application/json"])
        #expect(answer.status == 404)
        #expect(answer.headers["Content-Type"] == "application/problem+json")
        try await gateway.stop()
    }

    @Test func aPageFollowsFromTheNewestEventOnThatItShows() async throws {
        let rollup = String(decoding: try WireJSONEncoder(absentValues: .null).encode(AtRiskAnswer(rows: [])), as: UTF8.self)
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(rollup) }])
        #expect(try await !gateway.page("/at-risk").text.contains("data-newest-event"))
        let change = UsageReset(
            workspaceID: Fixtures.id(1), accountID: Fixtures.id(1), organisationID: Fixtures.id(3), previousCountedSeconds: 60,
            reason: "asked", effectiveAt: t0)
        try gateway.harness.apply([try CloudEvent.fact(change, at: t0, source: EventContext.rollup.source, id: "e1")])
        #expect(try await gateway.page("/at-risk").text.contains("data-newest-event=\"e1\""))
        try await gateway.stop()
    }

    @Test(arguments: [("", "comfortable"), ("dembrane_density=compact", "compact"), ("dembrane_density=%3Cx%3E", "comfortable")])
    func rowsStandAsCloseAsTheBrowserSays(cookie: String, density: String) throws {
        let request = try #require(HTTPRequest(.get, "/accounts", headers: ["Cookie": "a=b; \(cookie)"]))
        #expect(Density(request).rawValue == density)
    }
}
