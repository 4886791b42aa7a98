import HTTP
import Testing
import WebKit
@testable import Gateway

@Suite struct SiteTests {
    private static let site = Site(publicOrigin: Origin("https://admin.example.org"))

    private func request(_ headers: HTTPHeaders) throws -> HTTPRequest { try #require(HTTPRequest(.get, "/", headers: headers)) }

    @Test(arguments: [
        ("backoffice.dembrane.com", true), ("127.0.0.1:8080", false), ("localhost", false), ("[::1]:8080", false),
    ])
    func withoutASettingTheHostDecidesAboutTLS(host: String, isSecure: Bool) throws {
        let request = try request(["Host": host])
        #expect(Site().isSecure(request) == isSecure)
        #expect(SessionCookie(site: Site()).setting("t", maximumAgeSeconds: 60, for: request).hasSuffix("; Secure") == isSecure)
    }

    @Test func thePublicAddressDecidesWhateverTheHostIs() throws {
        let request = try request(["Host": "127.0.0.1:8080"])
        #expect(
            SessionCookie(site: Self.site).setting("t", maximumAgeSeconds: 60, for: request)
                == "__Host-dembrane_staff=t; Max-Age=60; Path=/; HttpOnly; SameSite=Strict; Secure")
        let headers = SecurityHeaders(site: Self.site).adding(to: HTTPResponse(status: 200), for: request).headers
        #expect(headers["Strict-Transport-Security"] == "max-age=31536000")
        #expect(!Self.site.isLocal(request))
        let plain = Site(publicOrigin: Origin("http://admin.internal"))
        #expect(!plain.isSecure(try self.request(["Host": "admin.internal"])))
    }

    @Test(
        arguments: [
            (["Origin": "https://admin.example.org"], false), (["Origin": "https://ADMIN.example.org:443"], false),
            (["Origin": "https://127.0.0.1:8080"], true), (["Origin": "http://admin.example.org"], true), (["Origin": "null"], true),
            (["Origin": "://admin.example.org"], true), (["Sec-Fetch-Site": "same-site"], true), ([:], false),
        ] as [(HTTPHeaders, Bool)])
    func theOriginOfAFormIsThatOfThePublicAddress(headers: HTTPHeaders, isForeign: Bool) throws {
        var headers = headers
        headers["Host"] = "127.0.0.1:8080"
        #expect(Self.site.isFromOtherSite(try request(headers)) == isForeign)
    }

    @Test(
        arguments: [
            ("dembrane_staff=a", "a"), ("x=1; __Host-dembrane_staff=b; dembrane_staff=a", "b"), ("dembrane_staff=a; dembrane_staff=a", "a"),
            ("dembrane_staff=", nil), ("dembrane_staff=; dembrane_staff=a", "a"), ("dembrane_staff2=a", nil),
        ] as [(String, String?)])
    func theSurerCookieWins(cookies: String, expected: String?) throws {
        #expect(try SessionCookie(site: Self.site).value(in: try request(["Cookie": cookies])) == expected)
    }

    @Test(arguments: ["dembrane_staff=a; dembrane_staff=b", "__Host-dembrane_staff=a; __Host-dembrane_staff=b; dembrane_staff=a"])
    func oneOfTwoCookiesWasPlantedAndNobodyKnowsWhich(cookies: String) throws {
        #expect(throws: Problem.self) { try SessionCookie(site: Self.site).value(in: try request(["Cookie": cookies])) }
    }

    @Test func twoCookiesSignNobodyIn() async throws {
        let gateway = try GatewayUnderTest()
        let both = "dembrane_staff=\(try GatewayUnderTest.token()); dembrane_staff=\(try GatewayUnderTest.token(of: "mallory"))"
        #expect(try await gateway.send(.get, "/api/v1/me", headers: ["Cookie": both]).status == 401)
        try await gateway.stop()
    }
}
