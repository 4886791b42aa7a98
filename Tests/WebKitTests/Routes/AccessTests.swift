import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WebKit

@Suite struct AccessTests {
    private static let tokens = InternalToken(secret: ServiceHarness.secret)

    @Test func withoutATokenThereIsNothingToSee() async throws {
        try await withHarness { harness in
            let request = try #require(HTTPRequest(.get, "/api/v1/tallies"))
            let response = await harness.runtime.respond(to: request)
            #expect(response.status == 401)
            #expect(response.headers["WWW-Authenticate"] == "Bearer")
        }
    }

    @Test(arguments: ["Bearer x", "Basic abc", "Bearer ", "bearer a.b.c"])
    func aWrongTokenIsRefused(header: String) async throws {
        try await withHarness { harness in
            let request = try #require(HTTPRequest(.get, "/api/v1/tallies", headers: ["Authorization": header]))
            #expect(await harness.runtime.respond(to: request).status == 401)
        }
    }

    @Test(arguments: [(Int64(0), "partner", 200), (59, "partner", 200), (60, "partner", 401), (0, "billing", 401)])
    func aTokenIsForOneServiceAndAMinute(ageSeconds: Int64, audience: String, status: Int) async throws {
        try await withHarness { harness in
            let made = t0.adding(seconds: -Int(ageSeconds))
            let token = try Self.tokens.issue(for: ServiceHarness.eva, audience: audience, traceparent: nil, now: made)
            let request = try #require(HTTPRequest(.get, "/api/v1/tallies", headers: ["Authorization": "Bearer \(token)"]))
            #expect(await harness.runtime.respond(to: request).status == status)
        }
    }

    @Test(arguments: ["/healthz", "/metrics"])
    func operationsNeedNoToken(path: String) async throws {
        try await withHarness { harness in
            let request = try #require(HTTPRequest(.get, path))
            #expect(await harness.runtime.respond(to: request).status == 200)
        }
    }

    @Test func saysWhatItWaitsForUntilItIsReady() async throws {
        try await withHarness { harness in
            let request = try #require(HTTPRequest(.get, "/readyz"))
            let response = await harness.runtime.respond(to: request)
            #expect(response.status == 503)
            let text = String(decoding: try await response.collectBody(), as: UTF8.self)
            #expect(text.contains("first contact with Kafka"))
        }
    }
}
