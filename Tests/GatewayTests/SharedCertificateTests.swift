import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import Testing
import WireJSON
@testable import Gateway

@Suite("Certificates that anybody looks at by their code")
struct SharedCertificateTests {
    private static let code = CertificateCode(ofGrant: "a grant")

    private static func gateway(
        _ status: LicenceStatus?, configure: (inout GatewayConfiguration) -> Void = { _ in }
    ) throws -> GatewayUnderTest {
        let certificate = try status.map { status in
            SharedCertificateAnswer.Certificate(
                holder: "Anna <b>Ærø</b>", training: "Online & more", level: "foundational",
                completedOn: try #require(LocalDate("2026-11-30")), validUntil: try #require(LocalDate("2027-11-29")),
                issuer: "dembrane B.V.", status: status)
        }
        let bytes = try WireJSONEncoder(absentValues: .null).encode(SharedCertificateAnswer(certificate: certificate))
        let text = String(decoding: bytes, as: UTF8.self)
        let owners: GatewayUnderTest.Owners = [
            .training: { request in
                request.path == "/api/v1/shared-certificates/\(code)" ? .owner(text) : .owner("{}", status: 404)
            }
        ]
        return try GatewayUnderTest(owners, configure: configure)
    }

    static let said: [(LicenceStatus, String)] = [
        (.active, "It is valid until the end of 29-11-2027."), (.expired, "It has expired: it was valid until the end of 29-11-2027."),
        (.revoked, "It was revoked and is not valid."),
    ]

    @Test(arguments: said)
    func thePageSaysWhetherItCounts(status: LicenceStatus, words: String) async throws {
        let gateway = try Self.gateway(status)
        let answer = try await gateway.send(.get, "/certificates/\(Self.code.grouped.lowercased())")
        try await gateway.stop()
        #expect(answer.status == 200)
        for text in [words, "Anna &lt;b&gt;Ærø&lt;/b&gt;", "Online &amp; more", "30-11-2026", "dembrane B.V.", "lang=\"nl\""] {
            #expect(answer.text.contains(text), "\(text)")
        }
        #expect(answer.headers["X-Robots-Tag"] == "noindex, nofollow" && answer.headers["Cache-Control"] == "private, no-store")
        #expect(answer.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    }

    @Test func thatOfSomebodyErasedExistsNoLonger() async throws {
        let gateway = try Self.gateway(nil)
        let answer = try await gateway.send(.get, "/certificates/\(Self.code)")
        try await gateway.stop()
        #expect(answer.status == 410 && answer.text.contains("exists no longer"))
    }

    static let unfit = ["000000000000", "x", "..%2F..%2Faccounts", "ABCDEFGHJKMU"]

    /// Whoever tries learns nothing of what there is.
    @Test(arguments: unfit)
    func whatIsNoCodeOfOursIsAlwaysTheSame(rest: String) async throws {
        let gateway = try Self.gateway(.active)
        let answer = try await gateway.send(.get, "/certificates/\(rest)")
        try await gateway.stop()
        #expect(answer.status == 404 && answer.text.contains("There is no such certificate"))
    }

    /// Found or not, and whichever of the open pages it is; sitting elsewhere, or a minute later, one may go on.
    @Test func anAddressMayAskSoOften() async throws {
        let code = Self.code
        let gateway = try Self.gateway(.active) { $0.trustedProxies = AddressRanges("127.0.0.1") ?? [] }
        func status(_ path: String, from address: String = "203.0.113.1") async throws -> Int {
            try await gateway.send(.get, path, headers: ["X-Forwarded-For": address]).status
        }
        for _ in 1..<SharedPages.requestsPerAddress { #expect(try await status("/certificates/000000000000") == 404) }
        #expect(try await status("/certificates/\(code)") == 200)
        let refused = try await gateway.send(.get, "/certificates/\(code)", headers: ["X-Forwarded-For": "203.0.113.1"])
        #expect(refused.status == 429 && refused.headers["Retry-After"] == "60")
        #expect(!refused.text.contains("Anna") && refused.text.contains("lang=\"nl\""))
        #expect(try await status("/documents/unknown") == 429)
        #expect(try await status("/certificates/\(code)", from: "203.0.113.2") == 200)
        gateway.time.advance(seconds: 60)
        #expect(try await status("/certificates/\(code)") == 200)
        try await gateway.stop()
    }
}
