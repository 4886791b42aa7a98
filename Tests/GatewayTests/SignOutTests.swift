import Contracts
import Foundation
import HTTP
import ServiceTesting
import TestKit
import Testing
import WebKit
@testable import Gateway

@Suite struct SignOutTests {
    private func formToken(_ token: String) throws -> String {
        try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
    }

    private func status(_ token: String, _ gateway: GatewayUnderTest) async throws -> [Int] {
        let byHeader = try await gateway.send(.get, "/api/v1/me", headers: ["Authorization": "Bearer \(token)"]).status
        return [byHeader, try await gateway.send(.get, "/api/v1/me", headers: ["Cookie": "dembrane_staff=\(token)"]).status]
    }

    @Test func whoSignsOutIsOutWhateverTheBrowserKeeps() async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token()
        let answer = try await gateway.send(
            .post, "/sign-out", headers: ["Cookie": "dembrane_staff=\(token)"], body: "csrf_token=\(try formToken(token))")
        #expect(answer.status == 303)
        #expect(answer.headers["Set-Cookie"]?.hasPrefix("dembrane_staff=; Max-Age=0;") == true)
        #expect(try await status(token, gateway) == [401, 401])
        #expect(try await gateway.send(.post, "/sign-in", body: "token=\(token)").status == 401)
        #expect(try await status(try GatewayUnderTest.token(of: "bo"), gateway) == [200, 200])
        try await gateway.stop()
    }

    @Test func aRestartLetsNobodyInAgain() async throws {
        let folder = NSTemporaryDirectory() + "gateway-sign-out-\(UUID().uuidString)"
        let token = try GatewayUnderTest.token()
        let first = try GatewayUnderTest(directory: folder)
        #expect(try await first.send(.post, "/sign-out", headers: ["Authorization": "Bearer \(token)"]).status == 204)
        try await first.stop()
        let second = try GatewayUnderTest(directory: folder)
        #expect(try await status(token, second) == [401, 401])
        try await second.stop()
        try FileManager.default.removeItem(atPath: folder)
    }

    @Test(arguments: ["", "csrf_token=guessed"])
    func nobodyIsSignedOutByAnotherSite(body: String) async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token()
        let answer = try await gateway.send(.post, "/sign-out", headers: ["Cookie": "dembrane_staff=\(token)"], body: body)
        #expect(answer.status == 403)
        #expect(try await status(token, gateway) == [200, 200])
        try await gateway.stop()
    }

    @Test func anOldCookieGoesWithoutMuchAsking() async throws {
        let gateway = try GatewayUnderTest { $0.site = Site(publicOrigin: Origin("https://admin.example.org")) }
        for cookie in ["", "dembrane_staff=old", "dembrane_staff=a; dembrane_staff=b"] {
            let answer = try await gateway.send(.post, "/sign-out", headers: ["Cookie": cookie])
            #expect(answer.status == 303)
            #expect(
                answer.headers.values("Set-Cookie") == [
                    "dembrane_staff=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure",
                    "__Host-dembrane_staff=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict; Secure",
                ])
        }
        try await gateway.stop()
    }

    @Test func whatIsRememberedIsBoundedAndForgottenWhenItHasEnded() async throws {
        let gateway = try GatewayUnderTest()
        let tokens = SignedOutTokens(database: gateway.harness.runtime.database, countMaximum: 2)
        try await tokens.add("a.b.1", expiresAt: t0.adding(hours: 1), now: t0)
        try await tokens.add("a.c.1", expiresAt: t0.adding(hours: 9), now: t0)
        await #expect(throws: Problem.self) { try await tokens.add("a.d.1", expiresAt: t0.adding(hours: 1), now: t0) }
        // Of one content a signature may have several forms.
        #expect(try await tokens.contains("a.b.2"))
        try await tokens.add("a.d.1", expiresAt: t0.adding(hours: 9), now: t0.adding(hours: 3))
        let known = [try await tokens.contains("a.b.1"), try await tokens.contains("a.c.1"), try await tokens.contains("a.d.1")]
        #expect(known == [false, true, true])
        try await gateway.stop()
    }
}
