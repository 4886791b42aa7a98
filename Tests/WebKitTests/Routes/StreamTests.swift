import HTTP
import ProcessKit
import ServiceTesting
import TestKit
import Testing
import WireJSON

@Suite struct StreamTests {
    @Test func sendsRows() async throws {
        try await withHarness { harness in
            let answer = try await harness.get("/tallies.csv?rows=2")
            #expect(answer.text == "row 0,0\r\nrow 1,2\r\n")
            #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
            #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"tallies.csv\"")
            #expect(try await harness.get("/tallies.csv?rows=0").text == "")
        }
    }

    @Test func sendsManyRowsInOrder() async throws {
        try await withHarness { harness in
            let text = try await harness.get("/tallies.csv?rows=200000").text
            #expect(text.utf8.count > 3_000_000)
            #expect(text.hasSuffix("row 199998,399996\r\nrow 199999,399998\r\n"))
        }
    }

    @Test func anErrorBeforeTheFirstRowIsAProblem() async throws {
        try await withHarness { harness in
            let answer = try await harness.get("/tallies.csv?fail=first")
            #expect(answer.status == 422)
            #expect(answer.json["field"] == "fail")
        }
    }

    @Test func anErrorAfterRowsWereSentCutsTheStream() async throws {
        try await withHarness { harness in
            await #expect(throws: TallyService.Unforeseen.self) { try await harness.get("/tallies.csv?rows=100000&fail=last") }
        }
    }

    @Test func headReadsNothing() async throws {
        try await withHarness { harness in
            for _ in 0..<5 {
                let answer = try await harness.send(.head, "/tallies.csv?rows=5000000")
                #expect(answer.status == 200)
                #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
            }
        }
    }

    /// The reader takes one piece after the other, too slowly for the whole: its snapshot must not be held as long as it likes.
    @Test(.timeLimit(.minutes(3))) func aReaderThatTakesTooLongLosesItsPlaceAndIsNoError() async throws {
        let lines = Recorder<[UInt8]>()
        let logger = Logger(service: "partner", level: .info, write: { lines.add($0) })
        try await withHarness(httpLimits: HTTPLimits(answerSeconds: 5), logger: logger) { harness in
            let client = try patientClient()
            let slow = try await [Self.stream(harness, client), Self.stream(harness, client)]
            #expect(slow.map(\.status) == [200, 200])
            let third = try await Self.stream(harness, client)
            #expect(third.status == 503)
            let found = try await eventually {
                // On a fast machine the whole would be read in time otherwise.
                try await Task.sleep(for: .milliseconds(100))
                for stream in slow { _ = try? await stream.next() }
                return try await harness.get("/tallies.csv?rows=1").status == 200
            }
            #expect(found, "a reader that never ends keeps its place")
            // The place is free a moment before the line is written.
            let isTold = try await eventually { lines.values.contains { String(decoding: $0, as: UTF8.self).contains("has gone") } }
            #expect(isTold)
        }
        let texts = lines.values.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts.contains { $0.contains("the reader of a stream has gone") && $0.contains("\"level\":\"info\"") })
        #expect(!texts.contains { $0.contains("\"level\":\"error\"") })
    }

    private static func stream(_ harness: ServiceHarness, _ client: HTTPClient) async throws -> HTTPClientStream {
        let request = HTTPClientRequest(
            .get, "http://127.0.0.1:\(harness.runtime.httpPort)/api/v1/tallies.csv?rows=5000000",
            headers: ["Authorization": "Bearer \(try harness.token(for: ServiceHarness.eva))"], timeoutSeconds: 180)
        return try await client.stream(request)
    }

    @Test func aClientThatGoesFreesItsPlace() async throws {
        try await withHarness { harness in
            for _ in 0..<5 {
                let found = try await eventually {
                    let stream = try await Self.stream(harness, patientClient())
                    guard stream.status == 200 else { return false }
                    _ = try await stream.next()
                    stream.cancel()
                    return true
                }
                #expect(found, "a stream that nobody reads any more keeps its place")
            }
        }
    }
}
