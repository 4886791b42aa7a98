import HTTP
import TestKit
import Testing

@testable import Mollie

@Suite struct RetryTests {
    private let payment = MolliePaymentID("tr_1")

    @Test func pausesLongerEachTimeUntilItGoesWell() async throws {
        let standIn = try ServedStandIn()
        try await standIn.control(.post, "/payments", ["id": "tr_1"])
        try await standIn.control(.post, "/faults", ["status": 429, "count": 2])
        let found = try await standIn.client().payment(try #require(payment))
        #expect(found.id == payment)
        #expect(standIn.waiting.pauses == [.milliseconds(500), .seconds(1)])
    }

    @Test func givesUpAfterSoManyAttempts() async throws {
        let server = try CannedServer(status: 500, json: "{}")
        let id = try #require(payment)
        await #expect(throws: MollieFailure.unavailable(reason: "it answered with status 500")) { try await server.client().payment(id) }
        #expect(server.requests.values.count == 5)
        #expect(server.waiting.pauses == [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)])
    }

    @Test func givesUpAfterSoLong() async throws {
        let server = try CannedServer(status: 503, json: "{}")
        let id = try #require(payment)
        let client = try server.client { limits in
            limits.attempts = 1_000
            limits.totalTime = .seconds(30)
        }
        await #expect(throws: MollieFailure.unavailable(reason: "it answered with status 503")) { try await client.payment(id) }
        #expect(server.waiting.pauses.reduce(.zero, +) <= .seconds(30))
        #expect(server.waiting.pauses.suffix(2) == [.seconds(8), .seconds(8)])
    }

    @Test func triesAgainWhereNobodyListens() async throws {
        let waiting = RecordedWaiting()
        // A port that the system gives to nobody by itself.
        let client = try MollieClient.forTests(try #require(BaseURL("http://127.0.0.1:1")), waiting: waiting)
        let id = try #require(payment)
        await #expect(throws: MollieFailure.unavailable(reason: "nobody listens there")) { try await client.payment(id) }
        #expect(waiting.pauses.count == 4)
    }

    @Test func triesNothingAgainThatWillNotPass() async throws {
        let id = try #require(payment)
        for status in [302, 400, 401, 403, 404, 409, 410, 422] {
            let server = try CannedServer(status: status, json: #"{"status":400,"title":"No","detail":"Never"}"#)
            await #expect(throws: MollieFailure.self) { try await server.client().payment(id) }
            #expect(server.requests.values.count == 1, "status \(status)")
        }
    }

    @Test func drawsEveryPauseUpToItsBound() {
        let drawn = (0..<1_000).map { _ in MollieWaiting.real.draw(.seconds(8)) }
        #expect(drawn.allSatisfy { $0 >= .zero && $0 <= .seconds(8) })
        let isShort = drawn.contains { $0 < .seconds(1) }
        let isLong = drawn.contains { $0 > .seconds(7) }
        #expect(isShort && isLong)
    }

    @Test func aPauseNeverGrowsBeyondItsBound() {
        let limits = MollieLimits()
        let bounds = [0, 1, 2, 3, 4, 5, 6, 100, Int.max].map(limits.pauseBound)
        #expect(bounds.map { $0 / .milliseconds(500) } == [1, 1, 2, 4, 8, 16, 16, 16, 16])
    }

    @Test func aCancelledCallEnds() async throws {
        let arrived = Recorder<Void>()
        let server = try HTTPServer(port: 0) { _ in
            arrived.add(())
            // Sleep fails by cancellation alone, which comes when the server stops.
            try? await Task.sleep(for: .seconds(3_600))
            return HTTPResponse(status: 200)
        }
        let client = try MollieClient.forTests(
            try #require(BaseURL("http://127.0.0.1:\(server.port)")), waiting: RecordedWaiting())
        let id = try #require(payment)
        let call = Task { try await client.payment(id) }
        #expect(try await eventually { arrived.values.count == 1 })
        call.cancel()
        await #expect(throws: MollieFailure.cancelled) { try await call.value }
        await server.stop(graceSeconds: 0)
    }
}
