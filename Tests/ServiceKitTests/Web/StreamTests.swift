import HTTP
import ServiceKit
import Testing
import WireJSON

@Suite(.serialized) struct StreamTests {
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

    @Test func aClientThatGoesFreesItsPlace() async throws {
        try await withHarness { harness in
            for _ in 0..<5 {
                let request = HTTPClientRequest(
                    .get, "http://127.0.0.1:\(harness.runtime.httpPort)/api/v1/tallies.csv?rows=5000000",
                    headers: ["Authorization": "Bearer \(try harness.token(for: ServiceHarness.eva))"], timeoutSeconds: 180)
                let found = try await eventually {
                    let stream = try await patientClient().stream(request)
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
