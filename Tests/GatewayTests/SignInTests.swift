import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
@testable import Gateway

@Suite struct SignInTests {
    private static let publicSite: @Sendable (inout GatewayConfiguration) -> Void = {
        $0.site = Site(publicOrigin: Origin("https://admin.example.org"))
    }

    /// The value of a hidden field of the page's form.
    private static func field(_ name: String, in page: HTTPClientResponse) -> String? {
        guard let start = page.text.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
        return String(page.text[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Presses the button of a page that asks whether to continue.
    private static func goOn(
        _ page: HTTPClientResponse, _ gateway: GatewayUnderTest, headers: HTTPHeaders = [:]
    ) async throws -> HTTPClientResponse {
        var form = QueryItems()
        for name in ["token", "csrf_token", "next"] { if let value = field(name, in: page) { form.add(name, value) } }
        return try await gateway.send(.post, "/sign-in", headers: headers, body: form.encoded)
    }

    @Test func aLinkOnOnesOwnMachineSignsInAtOnce() async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token()
        for headers in [[:], ["Sec-Fetch-Site": "none"]] as [HTTPHeaders] {
            let answer = try await gateway.send(.get, "/sign-in?token=\(token)", headers: headers)
            #expect(answer.status == 200)
            #expect(answer.headers["Set-Cookie"] == "dembrane_staff=\(token); Max-Age=3600; Path=/; HttpOnly; SameSite=Strict")
            #expect(answer.text.contains("http-equiv=\"refresh\" content=\"0;url=/\""))
            #expect(answer.headers["Referrer-Policy"] == "no-referrer")
        }
        try await gateway.stop()
    }

    @Test(arguments: ["cross-site", "same-site"])
    func aForeignPageCanNotSignAnybodyIn(site: String) async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token(of: "mallory")
        let page = try await gateway.send(.get, "/sign-in?token=\(token)", headers: ["Sec-Fetch-Site": site])
        #expect(page.status == 200)
        #expect(page.headers["Set-Cookie"] == nil)
        #expect(page.text.contains("Continue as <bdi>mallory@dembrane.com</bdi>"))
        #expect(page.headers["Referrer-Policy"] == "strict-origin")
        #expect(page.text.contains(Asset.signInScript.path))
        let signedIn = try await Self.goOn(page, gateway, headers: ["Sec-Fetch-Site": "same-origin"])
        #expect(signedIn.headers["Set-Cookie"]?.hasPrefix("dembrane_staff=\(token);") == true)
        #expect(try await Self.goOn(page, gateway, headers: ["Sec-Fetch-Site": site]).status == 403)
        try await gateway.stop()
    }

    @Test func aPublicSiteAlwaysAsks() async throws {
        let gateway = try GatewayUnderTest(configure: Self.publicSite)
        let page = try await gateway.send(
            .get, "/sign-in?token=\(try GatewayUnderTest.token())&next=/at-risk", headers: ["Sec-Fetch-Site": "none"])
        #expect(page.headers["Set-Cookie"] == nil)
        let signedIn = try await Self.goOn(page, gateway, headers: ["Origin": "https://admin.example.org"])
        #expect(signedIn.headers["Set-Cookie"]?.hasPrefix("__Host-dembrane_staff=") == true)
        #expect(signedIn.text.contains("content=\"0;url=/at-risk\""))
        try await gateway.stop()
    }

    @Test func whoeverIsSignedInIsAskedBeforeSomebodyElseTakesTheirPlace() async throws {
        let gateway = try GatewayUnderTest()
        let mallory = try GatewayUnderTest.token(of: "mallory")
        let robin: HTTPHeaders = ["Cookie": "dembrane_staff=\(try GatewayUnderTest.token(of: "robin"))"]
        // Coming from another site the browser leaves the strict cookie out, so this page can't name robin.
        let unknowing = try await gateway.send(.get, "/sign-in?token=\(mallory)", headers: ["Sec-Fetch-Site": "cross-site"])
        for page in [
            try await gateway.send(.get, "/sign-in?token=\(mallory)", headers: robin),
            try await Self.goOn(unknowing, gateway, headers: robin),
            try await gateway.send(.post, "/sign-in", headers: robin, body: "token=\(mallory)"),
        ] {
            #expect(page.headers["Set-Cookie"] == nil)
            #expect(page.text.contains("You are signed in as <strong><bdi>robin@dembrane.com</bdi>"))
            #expect(try await Self.goOn(page, gateway, headers: robin).headers["Set-Cookie"]?.contains(mallory) == true)
        }
        try await gateway.stop()
    }

    @Test(arguments: [
        ("/at-risk?reason=at_cap", "/at-risk?reason=at_cap"), (nil, "/"), ("https://evil.example/", "/"), ("//evil.example", "/"),
        ("/\\evil", "/"),
        ("/sign-out", "/"), ("/a\"b", "/"), ("/a b", "/"), ("/api/v1/me", "/"), ("/" + String(repeating: "a", count: 2_000), "/"),
    ])
    func aSignInLeadsToPagesOfOursAlone(next: String?, expected: String) {
        #expect(ReturnTarget(next).path == expected)
    }

    @Test func aPastedTokenMayBeBrokenOverLines() async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token()
        let pasted = token.prefix(40) + "%0D%0A" + token.dropFirst(40) + "%20"
        let answer = try await gateway.send(.post, "/sign-in", body: "token=\(pasted)")
        #expect(answer.status == 200)
        #expect(answer.headers["Set-Cookie"]?.hasPrefix("dembrane_staff=\(token);") == true)
        try await gateway.stop()
    }

    @Test func failuresStopWhoTheyClaimToBeAndNobodyElse() async throws {
        let gateway = try GatewayUnderTest()
        let good = try GatewayUnderTest.token(of: "robin")
        let forged = String(try GatewayUnderTest.token().dropLast(8)) + "AAAAAAAA"
        for _ in 0..<SignInLimit.failuresPerPerson { #expect(try await gateway.send(.post, "/sign-in", body: "token=wrong").status == 401) }
        let tooMany = try await gateway.send(.post, "/sign-in", body: "token=wrong")
        #expect(tooMany.status == 429)
        #expect(tooMany.headers["Retry-After"] == "60")
        for _ in 0..<SignInLimit.failuresPerPerson { _ = try await gateway.send(.post, "/sign-in", body: "token=\(forged)") }
        #expect(try await gateway.send(.post, "/sign-in", body: "token=\(forged)").status == 429)
        #expect(try await gateway.send(.post, "/sign-in", body: "token=\(good)").status == 200)
        gateway.time.advance(seconds: 60)
        #expect(try await gateway.send(.post, "/sign-in", body: "token=wrong").status == 401)
        try await gateway.stop()
    }

    @Test func behindATrustedProxyEachClientIsCountedApart() async throws {
        let gateway = try GatewayUnderTest { $0.trustedProxies = AddressRanges("127.0.0.1") ?? [] }
        func attempt(from address: String) async throws -> Int {
            try await gateway.send(.post, "/sign-in", headers: ["X-Forwarded-For": "1.1.1.1, \(address)"], body: "token=wrong").status
        }
        for _ in 0..<SignInLimit.failuresPerPerson { #expect(try await attempt(from: "203.0.113.1") == 401) }
        #expect(try await attempt(from: "203.0.113.1") == 429)
        #expect(try await attempt(from: "203.0.113.2") == 401)
        try await gateway.stop()
    }

    @Test func keysThatCanNotBeHadAreNobodysFailure() async throws {
        let gateway = try GatewayUnderTest(keys: .published(location: "/nowhere/keys.json"))
        for _ in 0...SignInLimit.failuresPerPerson {
            #expect(try await gateway.send(.post, "/sign-in", body: "token=\(try GatewayUnderTest.token())").status == 503)
        }
        try await gateway.stop()
    }

    @Test func aBodyThatIsTooLargeIsNotRead() async throws {
        let gateway = try GatewayUnderTest()
        let body = "token=" + String(repeating: "a", count: SignInRoutes.bodyBytesMaximum)
        #expect(try await gateway.send(.post, "/sign-in", body: body).status == 413)
        try await gateway.stop()
    }

    @Test func anAddressMayFailSoOften() {
        var limit = SignInLimit()
        for number in 0..<SignInLimit.failuresPerAddress { limit.recordFailure(SignInClaim("\(number)"), from: "10.0.0.1", at: t0) }
        let mayTry = ["10.0.0.1", "10.0.0.2"].map { limit.mayTry(from: $0, at: t0.adding(seconds: 59)) }
        #expect(mayTry == [false, true])
        let isOver = limit.mayTry(from: "10.0.0.1", at: t0.adding(seconds: 60))
        #expect(isOver)
    }

    @Test func whatIsRememberedIsBoundedAndStopsNobody() {
        var limit = SignInLimit()
        for number in 0..<WindowCounts.keysMaximum { limit.recordFailure(SignInClaim("x"), from: "\(number)", at: t0) }
        #expect(limit.keys == WindowCounts.keysMaximum)
        let mayTry = limit.mayTry(from: "somebody new", at: t0)
        #expect(mayTry)
    }
}
