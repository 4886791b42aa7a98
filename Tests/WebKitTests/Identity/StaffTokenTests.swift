import Contracts
import Cryptography
import HTTP
import ProcessKit
import ServiceTesting
import TestKit
import Testing
import WebKit
import WireJSON

@Suite struct StaffTokenTests {
    static let secret = Secret("the secret that the platform signs with, long enough")
    private static let issuer = StaffTokenIssuer(secret: secret)

    private static func published() -> StaffTokenVerifier {
        StaffTokenVerifier(keys: JSONWebKeyStore({ try JSONWebKeySet(Array(PublishedKeys.keySet.utf8)) }))
    }

    /// A token with any header and claims, signed with the secret.
    static func token(_ header: String, _ claims: String) -> String {
        let text = Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))
        return text + "." + Base64URL.encode(Digest.hmacSHA256(key: secret.bytes, message: Array(text.utf8)))
    }

    static let standardHeader = #"{"alg":"HS256"}"#

    @Test func acceptsWhatTheIssuerMade() async throws {
        let text = try Self.issuer.issue(for: ServiceHarness.eva, validSeconds: 60, now: PublishedKeys.signedAt)
        #expect(try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt).identity == ServiceHarness.eva)
    }

    @Test(arguments: [(89, nil), (90, StaffTokenRefusal.expired)])
    func allowsHalfAMinuteOfClockDifference(seconds: Int, refusal: StaffTokenRefusal?) async throws {
        let text = try Self.issuer.issue(for: ServiceHarness.eva, validSeconds: 60, now: PublishedKeys.signedAt)
        let verifier = StaffTokenVerifier(secret: Self.secret)
        guard let refusal else {
            #expect(
                try await verifier.verify(text, now: PublishedKeys.signedAt.adding(seconds: seconds)).identity?.email == "eva@dembrane.com")
            return
        }
        await #expect(throws: refusal) { try await verifier.verify(text, now: PublishedKeys.signedAt.adding(seconds: seconds)) }
    }

    @Test func refusesPeopleWhoAreNotStaff() async throws {
        let text = try Self.issuer.issue(for: ServiceHarness.eva, validSeconds: 60, adminAccess: false, now: PublishedKeys.signedAt)
        await #expect(throws: StaffTokenRefusal.noAdminAccess) {
            try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt)
        }
        #expect(StaffTokenRefusal.noAdminAccess.problem.status == 403)
        #expect(StaffTokenRefusal.notOurs.problem.status == 401)
    }

    @Test(arguments: [
        (#"{"alg":"none"}"#, #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":9999999999}"#),
        (#"{"alg":"hs256"}"#, #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":9999999999}"#),
        (#"{"alg":"HS256","crit":["x"]}"#, #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":9999999999}"#),
        (standardHeader, #"{"sub":"u","email":"e@dembrane.com","admin_access":true}"#),
        (standardHeader, #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":"9999999999"}"#),
        (standardHeader, #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":1,"exp":9999999999}"#),
        (standardHeader, #"{"sub":"","email":"e@dembrane.com","admin_access":true,"exp":9999999999}"#),
        (standardHeader, #"{"sub":"u\u0007","email":"e@dembrane.com","admin_access":true,"exp":9999999999}"#),
        (standardHeader, #"{"sub":"u","email":"","admin_access":true,"exp":9999999999}"#),
        (standardHeader, "not json"),
    ])
    func refusesOddTokens(header: String, claims: String) async throws {
        let text = Self.token(header, claims)
        await #expect(throws: StaffTokenRefusal.notOurs) {
            try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt)
        }
    }

    @Test func honoursNotBefore() async throws {
        let claims = #"{"sub":"u","email":"e@dembrane.com","admin_access":true,"exp":9999999999,"nbf":1794000031}"#
        let text = Self.token(Self.standardHeader, claims)
        let verifier = StaffTokenVerifier(secret: Self.secret)
        await #expect(throws: StaffTokenRefusal.notYetValid) { try await verifier.verify(text, now: PublishedKeys.signedAt) }
        #expect(try await verifier.verify(text, now: PublishedKeys.signedAt.adding(seconds: 1)).identity?.email == "e@dembrane.com")
    }

    @Test(arguments: ["", "a.b", "a.b.c", "a.b.c.d", "....", String(repeating: "a", count: 9000)])
    func refusesWhatIsNoToken(text: String) async throws {
        await #expect(throws: StaffTokenRefusal.notOurs) {
            try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt)
        }
    }

    @Test(arguments: ["Eva Jansen", "", nil])
    func tellsTheNameWhereTheTokenHasOne(name: String?) async throws {
        let text = try Self.issuer.issue(for: ServiceHarness.eva, name: name, validSeconds: 60, now: PublishedKeys.signedAt)
        let token = try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt)
        #expect(token.name == (name == "Eva Jansen" ? DisplayText("Eva Jansen") : nil))
        #expect(token.identity == ServiceHarness.eva)
    }

    @Test func aNameThatIsNoTextIsNoName() async throws {
        let seconds = PublishedKeys.signedAt.milliseconds / 1_000
        let claims = #"{"sub":"u-1","email":"eva@dembrane.com","admin_access":true,"exp":\#(seconds + 60),"name":[7]}"#
        let text = Self.token(Self.standardHeader, claims)
        #expect(try await StaffTokenVerifier(secret: Self.secret).verify(text, now: PublishedKeys.signedAt).name == nil)
    }

    @Test func refusesAChangedSignatureOrPayload() async throws {
        let text = try Self.issuer.issue(for: ServiceHarness.max, validSeconds: 60, now: PublishedKeys.signedAt)
        let parts = text.split(separator: ".").map(String.init)
        let richer = try Self.issuer.issue(for: ServiceHarness.eva, validSeconds: 60, now: PublishedKeys.signedAt).split(separator: ".")
            .map(String.init)
        let verifier = StaffTokenVerifier(secret: Self.secret)
        let mixed = "\(parts[0]).\(richer[1]).\(parts[2])"
        await #expect(throws: StaffTokenRefusal.notOurs) { try await verifier.verify(mixed, now: PublishedKeys.signedAt) }
        let unsigned = "\(parts[0]).\(parts[1])."
        await #expect(throws: StaffTokenRefusal.notOurs) { try await verifier.verify(unsigned, now: PublishedKeys.signedAt) }
        let other = StaffTokenVerifier(secret: Secret("another secret, also long enough to be one"))
        await #expect(throws: StaffTokenRefusal.notOurs) { try await other.verify(text, now: PublishedKeys.signedAt) }
    }

    @Test(arguments: [PublishedKeys.rs256, PublishedKeys.es256, PublishedKeys.edDSA, PublishedKeys.withoutName])
    func acceptsTokensOfPublishedKeys(text: String) async throws {
        let identity = try await Self.published().verify(text, now: PublishedKeys.signedAt).identity
        #expect(identity == StaffIdentity(email: "eva@dembrane.com", subject: "u-1", policies: [.setTier]))
    }

    @Test(arguments: [PublishedKeys.wrongName, PublishedKeys.unknownName, PublishedKeys.confused])
    func refusesTokensThatNoPublishedKeySigned(text: String) async throws {
        await #expect(throws: StaffTokenRefusal.notOurs) { try await Self.published().verify(text, now: PublishedKeys.signedAt) }
    }

    @Test func fetchesKeysFromAURLAndNotForEveryForgedName() async throws {
        let fetches = Recorder<String>()
        let server = try HTTPServer(port: 0) { request in
            fetches.add(request.path)
            return HTTPResponse(contentType: "application/json", Array(PublishedKeys.keySet.utf8))
        }
        let location = "http://127.0.0.1:\(server.port)/keys"
        // The issuer of this test is slow only where the machine is.
        let store = JSONWebKeyStore(location: location, client: try patientClient(), pause: .seconds(3600), timeoutSeconds: 180)
        let verifier = StaffTokenVerifier(keys: store)
        #expect(try await verifier.verify(PublishedKeys.es256, now: PublishedKeys.signedAt).identity?.subject == "u-1")
        for _ in 0..<10 {
            await #expect(throws: StaffTokenRefusal.notOurs) {
                try await verifier.verify(PublishedKeys.unknownName, now: PublishedKeys.signedAt)
            }
        }
        #expect(fetches.values == ["/keys"])
        await server.stop()
    }

    @Test func saysWhenKeysCanNotBeHad() async throws {
        let failures = Recorder<String>()
        let store = JSONWebKeyStore(location: "/nowhere/keys.json", client: try patientClient(), onFailure: { failures.add("\($0)") })
        await #expect(throws: StaffTokenRefusal.keysUnavailable) {
            try await StaffTokenVerifier(keys: store).verify(PublishedKeys.es256, now: PublishedKeys.signedAt)
        }
        #expect(failures.values.count == 1)
        #expect(StaffTokenRefusal.keysUnavailable.problem.status == 503)
    }

    @Test(arguments: ["{}", #"{"keys":{}}"#, #"{"keys":[]}"#, #"{"keys":[{"kty":"EC","crv":"P-521","x":"AA","y":"AA"}]}"#])
    func refusesKeySetsWithoutAKey(text: String) {
        #expect(throws: (any Error).self) { try JSONWebKeySet(Array(text.utf8)) }
    }
}
