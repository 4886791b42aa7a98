import Contracts
import Cryptography
import Database
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import WebKit

@Suite struct IdempotencyTests {
    private static let first = #"{"amount":5,"note":{"a":[1,2],"b":"x"}}"#

    @Test(arguments: [
        #"{"note":{"a":[1,2],"b":"x"},"amount":5}"#, "{ \"amount\" : 5,\r\n\t\"note\": {\"b\":\"\\u0078\", \"a\": [1, 2]} }",
    ])
    func theSameBodyWrittenOtherwiseIsTheSameCommand(body: String) async throws {
        try await withHarness { harness in
            let answer = try await Self.raise(harness, Self.first)
            let again = try await Self.raise(harness, body)
            #expect(again.status == 200)
            let (first, second) = (try await answer.collectBody(), try await again.collectBody())
            #expect(first == second)
            #expect(try harness.events().count == 1)
        }
    }

    @Test(arguments: [#"{"amount":5,"note":{"a":[2,1],"b":"x"}}"#, #"{"amount":5}"#, #"{"amount":5,"note":null}"#, "{", ""])
    func anotherBodyIsAnotherCommand(body: String) async throws {
        try await withHarness { harness in
            _ = try await Self.raise(harness, Self.first)
            let other = try await Self.raise(harness, body)
            #expect(other.status == 422)
        }
    }

    @Test(arguments: [["k", "k"], ["k", "l"], ["", "k"]])
    func twoKeysAreRefused(keys: [String]) async throws {
        try await withHarness { harness in
            let answer = try await Self.raise(harness, Self.first, keys: keys)
            #expect(answer.status == 400)
            #expect(try harness.events().isEmpty)
        }
    }

    @Test func noMoreRowsAreKeptThanTheBound() throws {
        let fingerprint = try Self.fingerprint
        try withStore(IdempotencyKeys.migrations) { connection in
            let keys = IdempotencyKeys(connection: connection, rowsMaximum: 20)
            for number in 0..<50 { try keys.store(Self.answer, for: "k\(number)", fingerprint, now: t0) }
            #expect(
                try connection.query("SELECT key FROM idempotency_answers ORDER BY number") { $0.text(0) } == (30..<50).map { "k\($0)" })
        }
    }

    @Test func aDayIsForgottenStepByStep() throws {
        let fingerprint = try Self.fingerprint
        try withStore(IdempotencyKeys.migrations) { connection in
            let keys = IdempotencyKeys(connection: connection)
            for number in 0..<25 { try keys.store(Self.answer, for: "k\(number)", fingerprint, now: t0) }
            let later = t0.adding(hours: 24).adding(seconds: 1)
            #expect(try keys.answer(for: "k24", fingerprint, now: later) == nil, "an answer is given again after its time")
            var counts: [Int64] = []
            for number in 0..<3 {
                try keys.store(Self.answer, for: "k\(24 - number)", fingerprint, now: later)
                counts.append(try connection.first("SELECT count(*) FROM idempotency_answers") { $0.int(0) } ?? 0)
            }
            #expect(counts == [15, 5, 3])
        }
    }

    @Test func answersOfAnEarlierVersionAreGivenAgain() throws {
        let body = Array(#"{"b":1, "a":2}"#.utf8)
        let request = try #require(HTTPRequest(.post, "/x", body: body))
        let fingerprint = CommandFingerprint(of: request, identity: ServiceHarness.eva)
        try withStore([IdempotencyKeys.migrations[0]]) { connection in
            try connection.execute(
                "INSERT INTO idempotency (key, fingerprint, status, etag, body, created_at) VALUES (?, ?, 200, NULL, ?, ?)",
                [.text("k"), .blob(Self.fingerprintOfBytes(request)), .blob([1]), t0.sqlValue])
            try connection.executeScript(IdempotencyKeys.migrations[1].sql)
            let keys = IdempotencyKeys(connection: connection)
            #expect(try keys.answer(for: "k", fingerprint, now: t0) == IdempotencyKeys.StoredAnswer(status: 200, etag: nil, body: [1]))
        }
    }

    private static let answer = IdempotencyKeys.StoredAnswer(status: 200, etag: "\"1\"", body: [1, 2])
    private static var fingerprint: CommandFingerprint {
        get throws { CommandFingerprint(of: try #require(HTTPRequest(.post, "/x")), identity: ServiceHarness.eva) }
    }

    /// As versions before canonical bodies made it.
    private static func fingerprintOfBytes(_ request: HTTPRequest) -> [UInt8] {
        let head = [request.method.rawValue, request.target, ServiceHarness.eva.email, ""]
        return Digest.sha256(Array(head.map { "\($0.utf8.count):\($0)" }.joined().utf8) + request.body)
    }

    private static func raise(_ harness: ServiceHarness, _ body: String, keys: [String] = ["k-1"]) async throws -> HTTPResponse {
        var headers: HTTPHeaders = [
            "Authorization": "Bearer \(try harness.token(for: ServiceHarness.eva))", "Content-Type": "application/json",
        ]
        for key in keys { headers.add("Idempotency-Key", key) }
        let request = try #require(HTTPRequest(.post, "/api/v1/tallies/ada/raise", headers: headers, body: Array(body.utf8)))
        return await harness.runtime.respond(to: request)
    }

    private func withStore(_ migrations: [Migration], _ body: (Connection) throws -> Void) throws {
        let database = try Database(path: TestFolders.make() + "/kit.sqlite", migrations: migrations, durability: .normal)
        defer { database.close() }
        try database.write(body)
    }
}
