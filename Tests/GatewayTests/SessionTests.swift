import Contracts
import Foundation
import HTTP
import ServiceTesting
import Testing
@testable import Gateway

@Suite struct SessionTests {
    /// A file with the published keys, removed when the test lets go of it.
    private final class KeyFile: Sendable {
        let path = NSTemporaryDirectory() + "gateway-test-keys-\(UUID().uuidString).json"

        init() throws {
            try Data(SignedTokens.keySet.utf8).write(to: URL(fileURLWithPath: path))
        }

        deinit {
            do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path): \(error)") }
        }

        var keys: GatewayConfiguration.StaffKeys { .published(location: path) }
    }

    private let keyFile: KeyFile

    init() throws {
        keyFile = try KeyFile()
    }

    private static func status(_ token: String, _ gateway: GatewayUnderTest) async throws -> Int {
        try await gateway.send(.get, "/api/v1/me", headers: ["Authorization": "Bearer \(token)"]).status
    }

    @Test func everyAlgorithmOfThePlatformIsAccepted() async throws {
        let gateway = try GatewayUnderTest(keys: keyFile.keys)
        for token in [SignedTokens.rs256, SignedTokens.es256, SignedTokens.edDSA] {
            let answer = try await gateway.send(.get, "/api/v1/me", headers: ["Authorization": "Bearer \(token)"])
            #expect(answer.status == 200)
            #expect(answer.text == "{\"email\":\"ann@dembrane.com\",\"policies\":[\"staff:can_set_tier\"]}")
        }
        try await gateway.stop()
    }

    @Test func forgedTokensAreRefused() async throws {
        let gateway = try GatewayUnderTest(keys: keyFile.keys)
        let cutOff = String(SignedTokens.es256.dropLast(4))
        for token in [SignedTokens.unsigned, SignedTokens.confused, SignedTokens.otherKey, SignedTokens.expired, cutOff, "", "a.b.c"] {
            #expect(try await Self.status(token, gateway) == 401, "\(token.prefix(40))")
        }
        try await gateway.stop()
    }

    @Test func whoIsNotStaffIsRefused() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await gateway.send(.get, "/api/v1/me").status == 401)
        #expect(try await Self.status(try GatewayUnderTest.token(adminAccess: false), gateway) == 403)
        #expect(try await Self.status(try GatewayUnderTest.token([]), gateway) == 200)
        let token = try GatewayUnderTest.token()
        gateway.time.advance(seconds: 3_700)
        #expect(try await Self.status(token, gateway) == 401)
        try await gateway.stop()
    }

    @Test(
        arguments: [
            ([:], 403), (["X-CSRF-Token": "guessed"], 403), (["X-CSRF-Token": "fits"], 200),
            (["X-CSRF-Token": "fits", "Origin": "https://evil.example"], 403), (["X-CSRF-Token": "fits", "Origin": "null"], 403),
            (["X-CSRF-Token": "fits", "Origin": "own"], 200), (["X-CSRF-Token": "fits", "Sec-Fetch-Site": "cross-site"], 403),
            (["X-CSRF-Token": "fits", "Sec-Fetch-Site": "same-origin"], 200),
        ] as [([String: String], Int)])
    func aChangeByCookieComesFromAPageOfOurs(sent: [String: String], expected: Int) async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner("{}") }])
        let token = try GatewayUnderTest.token()
        var headers: HTTPHeaders = ["Cookie": "other=1; dembrane_staff=\(token)"]
        for (name, value) in sent {
            switch value {
            case "fits": headers[name] = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
            case "own": headers[name] = "http://127.0.0.1:\(gateway.harness.runtime.httpPort)"
            case _: headers[name] = value
            }
        }
        let answer = try await gateway.send(
            .post, "/api/v1/accounts/10000000-0000-4000-8000-000000000001/trial", headers: headers, body: "{}")
        #expect(answer.status == expected)
        #expect(gateway.askedRequests.count == (expected == 200 ? 1 : 0))
        try await gateway.stop()
    }

    @Test func everyAnswerTellsBrowsersWhatTheyMayDo() async throws {
        let gateway = try GatewayUnderTest()
        for path in ["/sign-in", "/api/v1/me", "/openapi.yaml", ConsoleScript.entry.path] {
            let answer = try await gateway.send(.get, path)
            #expect(answer.headers["Content-Security-Policy"]?.hasPrefix("default-src 'none'; script-src 'self'") == true, "\(path)")
            #expect(answer.headers["X-Frame-Options"] == "DENY")
            #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
        }
        try await gateway.stop()
    }

    @Test func aPageSendsWhoIsNotSignedInToSignIn() async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await gateway.send(.get, "/at-risk")
        #expect(answer.status == 303)
        #expect(answer.headers["Location"] == "/sign-in?next=%2Fat-risk")
        try await gateway.stop()
    }
}
