import Contracts
import ServiceTesting
import TestKit
import Testing
import WebKit

@Suite struct StaffClaimsTests {
    private static func claims(_ more: String, email: String = "eva@dembrane.com") -> String {
        #"{"sub":"u-1","email":"\#(email)","admin_access":true,\#(more)}"#
    }

    private func verify(
        _ claims: String, header: String = StaffTokenTests.standardHeader, purpose: StaffTokenPurpose = StaffTokenPurpose(),
        at now: Instant = PublishedKeys.signedAt
    ) async throws -> VerifiedStaffToken {
        try await StaffTokenVerifier(secret: StaffTokenTests.secret, purpose: purpose).verify(
            StaffTokenTests.token(header, claims), now: now)
    }

    @Test(
        arguments: [
            ("1794000060", 1_794_000_060_000), ("1794000060.5", 1_794_000_060_500), ("1.79400006e9", 1_794_000_060_000),
            ("1794000060.0", 1_794_000_060_000), ("253402300799", 253_402_300_799_000),
        ] as [(String, Int64)])
    func anEndIsAnyNumberOfSeconds(exp: String, milliseconds: Int64) async throws {
        let token = try await verify(Self.claims("\"exp\":\(exp)"))
        #expect(token.expiresAt == Instant(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "1e300", "-1e300", "1e999", "-1", "253402300800", "9223372036854775807", "99999999999999999999", "null", "true", "\"1794000060\"",
        "[]",
    ])
    func anEndThatIsNoTimeIsRefused(exp: String) async throws {
        await #expect(throws: StaffTokenRefusal.notOurs) { try await verify(Self.claims("\"exp\":\(exp)")) }
    }

    @Test(arguments: [("iat", "1794000030.9"), ("nbf", "1794000030.9"), ("iat", "1.79400003e9")])
    func aMomentAheadIsWithinTheClocksDifference(name: String, time: String) async throws {
        let text = Self.claims("\"exp\":1794000060,\"\(name)\":\(time)")
        #expect(try await verify(text, at: PublishedKeys.signedAt.adding(seconds: 1)).identity?.subject == "u-1")
    }

    @Test(arguments: [("iat", "1794000031"), ("nbf", "1794000030.001"), ("iat", "1.8e9")])
    func aTokenFromTheFutureIsNotValidYet(name: String, time: String) async throws {
        await #expect(throws: StaffTokenRefusal.notYetValid) { try await verify(Self.claims("\"exp\":1900000000,\"\(name)\":\(time)")) }
    }

    @Test(arguments: ["JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt"])
    func aTokenOfAKnownTypeIsAccepted(type: String) async throws {
        let token = try await verify(Self.claims("\"exp\":1794000060"), header: "{\"alg\":\"HS256\",\"typ\":\"\(type)\"}")
        #expect(token.identity?.subject == "u-1")
    }

    @Test(arguments: ["\"logout+jwt\"", "\"dpop+jwt\"", "\"\"", "7"])
    func aTokenOfAnotherTypeIsNone(type: String) async throws {
        await #expect(throws: StaffTokenRefusal.notOurs) {
            try await verify(Self.claims("\"exp\":1794000060"), header: "{\"alg\":\"HS256\",\"typ\":\(type)}")
        }
    }

    private static let purpose = StaffTokenPurpose(audience: "backoffice", issuer: "directus")

    @Test(arguments: [
        #""aud":"backoffice","iss":"directus""#, #""aud":["app","backoffice"],"iss":"directus""#,
    ])
    func aTokenMadeForThisIsAccepted(more: String) async throws {
        let token = try await verify(Self.claims("\"exp\":1794000060,\(more)"), purpose: Self.purpose)
        #expect(token.identity?.subject == "u-1")
    }

    @Test(arguments: [
        #""aud":"app","iss":"directus""#, #""aud":[],"iss":"directus""#, #""iss":"directus""#, #""aud":"backoffice""#,
        #""aud":"backoffice","iss":"Directus""#,
    ])
    func aTokenMadeForSomethingElseIsRefusedWhereThatIsAsked(more: String) async throws {
        let claims = Self.claims("\"exp\":1794000060,\(more)")
        await #expect(throws: StaffTokenRefusal.otherPurpose) { try await verify(claims, purpose: Self.purpose) }
        #expect(try await verify(claims).identity?.subject == "u-1")
    }

    @Test func aTokenAsDirectusIssuesItTellsTheLoginAlone() async throws {
        let claims = #"{"id":"9f-1","role":"r","app_access":true,"admin_access":true,"iat":1794000000,"exp":1794000060,"iss":"directus"}"#
        let token = try await verify(claims, purpose: StaffTokenPurpose(issuer: "directus"))
        #expect(token.subject == StaffMemberID("9f-1"))
        #expect(token.email == nil)
        #expect(token.identity == nil)
        #expect(token.policies.isEmpty)
        let made = try StaffTokenIssuer(secret: StaffTokenTests.secret)
            .issue(forLoginID: token.subject, validSeconds: 60, now: PublishedKeys.signedAt)
        let read = try await StaffTokenVerifier(secret: StaffTokenTests.secret, purpose: StaffTokenPurpose(issuer: "directus"))
            .verify(made, now: PublishedKeys.signedAt)
        #expect(read == token)
    }

    @Test(
        arguments: [
            (#""admin_access":true"#, .lacks("sub and no id, so that it names nobody")),
            (#""id":7,"admin_access":true"#, .lacks("sub and no id, so that it names nobody")),
            (#""sub":"u","id":"x","admin_access":true"#, .lacks("email beside its sub")), (#""id":"","admin_access":true"#, .notOurs),
            (#""id":"x""#, .noAdminAccess), (#""id":"x","admin_access":false"#, .noAdminAccess),
        ] as [(String, StaffTokenRefusal)])
    func whatIsMissingIsSaid(claims: String, refusal: StaffTokenRefusal) async throws {
        await #expect(throws: refusal) { try await verify("{\"exp\":1794000060,\(claims)}") }
    }

    @Test(arguments: ["eva@dembrane.com", "eva.o'neil+x@sub.dembrane.com", "zoë@exämple.nl"])
    func anAddressNamesAPerson(email: String) async throws {
        #expect(try await verify(Self.claims("\"exp\":1794000060", email: email)).identity?.email == email)
    }

    @Test(arguments: [
        "system", "", "@dembrane.com", "eva@", "eva@@dembrane.com", "eva@dembrane.com,max@dembrane.com", "eva max@dembrane.com", "e@.com",
        "e@a..b",
        "eva@dembrane.com\\n", "e\\u202eva@dembrane.com", "e\\u3164@dembrane.com", "<e@dembrane.com>", "e\\u0000@dembrane.com",
        String(repeating: "a", count: 65) + "@b.c", "a@" + String(repeating: "b", count: 300),
    ])
    func whatIsNotOneAddressNamesNobody(email: String) async throws {
        await #expect(throws: StaffTokenRefusal.notOurs) { try await verify(Self.claims("\"exp\":1794000060", email: email)) }
    }
}
