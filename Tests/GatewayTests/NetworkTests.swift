import HTTP
import Testing

@testable import Gateway

@Suite struct NetworkTests {
    @Test(arguments: ["", "localhost", "1.2.3", "1.2.3.4.5", "256.0.0.1", "::g", "1.2.3.4:80", "fe80::1%eth0"])
    func whatIsNoAddressIsNone(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3", "10.1.2.3", true),
        ("10.1.2.3", "10.1.2.4", false),
        ("192.0.2.0/23", "192.0.3.9", true), ("192.0.2.0/23", "192.0.4.9", false), ("0.0.0.0/0", "8.8.8.8", true),
        ("0.0.0.0/0", "::1", false),
        ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
        ("127.0.0.0/8", "::ffff:127.0.0.1", true),
    ])
    func aNetworkHoldsItsAddresses(range: String, address: String, expected: Bool) throws {
        let range = try #require(AddressRange(range))
        #expect(range.contains(try #require(IPAddress(address))) == expected)
    }

    @Test func anAddressOfVersionSixIsCountedWithItsNetwork() throws {
        let one = try #require(IPAddress("2001:db8:1:2:3:4:5:6")?.countingUnit)
        #expect(one == IPAddress("2001:db8:1:2::")?.countingUnit)
        #expect(one != IPAddress("2001:db8:1:3::")?.countingUnit)
        #expect(IPAddress("192.0.2.7")?.countingUnit.description == "192.0.2.7")
    }

    private func address(_ headers: HTTPHeaders, trusted: String = "10.0.0.0/8", peer: String = "10.0.0.1") throws -> String? {
        let request = try #require(HTTPRequest(.get, "/", headers: headers, remoteAddress: peer))
        return ClientAddress(trustedProxies: try #require(AddressRanges(trusted))).address(of: request)?.description
    }

    @Test(
        arguments: [
            ([:], "10.0.0.1"), (["X-Forwarded-For": "203.0.113.9"], "203.0.113.9"),
            // Whoever calls may have written the left part; what the nearest trusted proxy saw stands right.
            (["X-Forwarded-For": "1.1.1.1, 203.0.113.9, 10.0.0.7"], "203.0.113.9"), (["X-Forwarded-For": "10.0.0.8"], "10.0.0.8"),
            (["X-Forwarded-For": "203.0.113.9:4711"], "203.0.113.9"), (["X-Forwarded-For": "[2001:db8::1]:4711"], "2001:db8:0:0:0:0:0:1"),
            (["Forwarded": "for=1.1.1.1, for=203.0.113.9;proto=https"], "203.0.113.9"),
            (["Forwarded": "proto=https;For=\"[2001:db8::1]:80\""], "2001:db8:0:0:0:0:0:1"),
            // Of two headers a proxy may have written one and passed on the other as the client sent it.
            (["Forwarded": "for=203.0.113.9", "X-Forwarded-For": "1.1.1.1"], nil),
            (["Forwarded": "for=127.0.0.1", "X-Forwarded-For": "203.0.113.9"], nil),
            (["Forwarded": "for=10.0.0.7", "X-Forwarded-For": "203.0.113.9"], nil),
            (["Forwarded": "for=unknown", "X-Forwarded-For": "203.0.113.9"], nil),
            (["Forwarded": "for=203.0.113.9, for=10.0.0.7", "X-Forwarded-For": "1.1.1.1, 203.0.113.9"], "203.0.113.9"),
            (["Forwarded": "", "X-Forwarded-For": "203.0.113.9"], "203.0.113.9"),
            (["X-Forwarded-For": "203.0.113.9, unknown"], nil), (["Forwarded": "for=_hidden"], nil),
        ] as [(HTTPHeaders, String?)])
    func theNearestStrangerIsTheClient(headers: HTTPHeaders, expected: String?) throws {
        #expect(try address(headers) == expected)
    }

    @Test func whoDisagreesWithTheProxyIsCountedAsUnknown() throws {
        let clients = ClientAddress(trustedProxies: try #require(AddressRanges("10.0.0.0/8")))
        for host in 1...3 {
            let headers: HTTPHeaders = ["Forwarded": "for=198.51.100.\(host)", "X-Forwarded-For": "203.0.113.9"]
            let request = try #require(HTTPRequest(.get, "/", headers: headers, remoteAddress: "10.0.0.1"))
            #expect(clients.countingKey(of: request) == "unknown")
        }
    }

    @Test func theWordOfAStrangerDoesNotCount() throws {
        #expect(try address(["X-Forwarded-For": "203.0.113.9"], peer: "198.51.100.1") == "198.51.100.1")
        #expect(try address(["X-Forwarded-For": "203.0.113.9"], trusted: "", peer: "127.0.0.1") == "127.0.0.1")
    }

    @Test(
        arguments: [
            ("127.0.0.1", [:], true), ("::1", [:], true), ("172.18.0.1", [:], true), ("203.0.113.9", [:], false),
            // A proxy that nobody has named speaks for anybody.
            ("127.0.0.1", ["X-Forwarded-For": "127.0.0.1"], false), ("127.0.0.1", ["Forwarded": "for=127.0.0.1"], false),
            ("10.0.0.1", ["X-Forwarded-For": "203.0.113.9"], false), ("10.0.0.1", ["X-Forwarded-For": "192.168.1.1"], true),
            ("10.0.0.1", ["X-Forwarded-For": "unknown"], false),
            ("10.0.0.1", ["Forwarded": "for=127.0.0.1", "X-Forwarded-For": "203.0.113.9"], false),
            ("10.0.0.1", ["Forwarded": "for=203.0.113.9", "X-Forwarded-For": "127.0.0.1"], false),
        ] as [(String, HTTPHeaders, Bool)])
    func operationsAreForThoseNearby(peer: String, headers: HTTPHeaders, expected: Bool) throws {
        let clients = ClientAddress(trustedProxies: try #require(AddressRanges("10.0.0.0/8")))
        let request = try #require(HTTPRequest(.get, "/metrics", headers: headers, remoteAddress: peer))
        #expect(OperationsAccess(allowed: .nearby, clients: clients).isAllowed(request) == expected)
    }

    @Test func strangersGetNoMetricsAndNoWords() async throws {
        let gateway = try GatewayUnderTest { $0.operationsAllowed = [] }
        #expect(try await gateway.send(.get, "/metrics").status == 404)
        let readiness = try await gateway.send(.get, "/readyz")
        #expect(readiness.status == 503)
        #expect(readiness.text == "{\"status\":\"waiting\"}")
        #expect(try await gateway.send(.get, "/healthz").status == 200)
        try await gateway.stop()
        let open = try GatewayUnderTest()
        #expect(try await open.send(.get, "/metrics").text.contains("http_request_seconds"))
        #expect(try await open.send(.get, "/readyz").text.contains("waiting_for"))
        #expect(try await open.send(.get, "/metrics", headers: ["X-Forwarded-For": "127.0.0.1"]).status == 404)
        try await open.stop()
    }
}
