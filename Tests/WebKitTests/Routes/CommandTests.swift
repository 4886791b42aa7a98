import Contracts
import HTTP
import ProcessKit
import ServiceTesting
import Testing
import WireJSON

@Suite struct CommandTests {
    @Test func answersWithTheThingItsVersionAndTheEvents() async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/tallies/ada/raise", ["amount": 30])
            #expect(answer.status == 200)
            #expect(answer.json["tally"] == ["owner": "ada", "amount": 30, "note": nil])
            #expect(answer.headers["ETag"] == "\"1\"")
            let events = try harness.events()
            #expect(answer.json["event_ids"] == .array(events.map { .string($0.id) }))
            #expect(events.map(\.actor) == [.staff(email: "eva@dembrane.com")])
            #expect(try TallySums.read(harness.runtime.database) == ["ada": 30])
        }
    }

    @Test func carriesTheTraceIntoEventAndAnswer() async throws {
        try await withHarness { harness in
            let parent = try #require(TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"))
            let answer = try await harness.send(
                .post, "/tallies/ada/raise", body: ["amount": 1], headers: ["traceparent": parent.traceparent])
            let told = try #require(answer.headers["traceparent"].flatMap(TraceContext.init))
            #expect(told.traceID == parent.traceID)
            #expect(told.spanID != parent.spanID)
            #expect(answer.headers["X-Trace"] == parent.traceID)
            #expect(try harness.events().first?.traceparent == told.traceparent)
        }
    }

    @Test func aRejectionChangesNothing() async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/tallies/ada/raise", ["amount": 101])
            #expect(answer.status == 409)
            #expect(answer.headers["Content-Type"] == "application/problem+json")
            #expect(answer.json["detail"] == "a tally never goes beyond 100; raise it by less")
            #expect(answer.json["trace_id"] == answer.headers["X-Trace"].map(JSONValue.string))
            #expect(try harness.events().isEmpty)
        }
    }

    @Test func aPreviewChangesNothingAndItsTokenHoldsUntilSomethingElseDoes() async throws {
        try await withHarness { harness in
            let preview = try await harness.post("/tallies/ada/raise", ["amount": 5, "preview": true])
            #expect(preview.json["preview"]?["effects"] == ["raised to 5"])
            #expect(preview.json["event_ids"] == nil)
            #expect(try harness.events().isEmpty)
            #expect(try TallySums.read(harness.runtime.database).isEmpty)

            let token = try #require(preview.json["preview"]?["token"])
            let first = try await harness.post("/tallies/ada/raise", ["amount": 5, "preview_token": token])
            #expect(first.status == 200)
            let second = try await harness.post("/tallies/ada/raise", ["amount": 5, "preview_token": token])
            #expect(second.status == 409)
            #expect(second.json["field"] == "preview_token")
        }
    }

    @Test func theSameKeyAndCommandIsDoneOnce() async throws {
        try await withHarness { harness in
            let headers: HTTPHeaders = ["Idempotency-Key": "k-1"]
            let first = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 5], headers: headers)
            let again = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 5], headers: headers)
            #expect(again.status == 200)
            #expect(again.body == first.body)
            #expect(again.headers["ETag"] == first.headers["ETag"])
            #expect(try harness.events().count == 1)

            harness.time.advance(seconds: 25 * 3600)
            _ = try await harness.send(.post, "/tallies/bob/raise", body: ["amount": 1], headers: ["Idempotency-Key": "k-2"])
            let later = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 5], headers: headers)
            #expect(later.json["tally"]?["amount"] == 10)
        }
    }

    @Test(arguments: ["body", "path", "person", "version"])
    func theSameKeyForAnotherCommandIsRefused(difference: String) async throws {
        try await withHarness { harness in
            let headers: HTTPHeaders = ["Idempotency-Key": "k-1"]
            _ = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 5], headers: headers)
            let other = try await harness.send(
                .post, difference == "path" ? "/tallies/bob/raise" : "/tallies/ada/raise", body: ["amount": difference == "body" ? 6 : 5],
                headers: difference == "version" ? ["Idempotency-Key": "k-1", "If-Match": "\"1\""] : headers,
                as: difference == "person" ? ServiceHarness.max : ServiceHarness.eva)
            #expect(other.status == 422)
            #expect(other.json["field"] == "Idempotency-Key")
            #expect(try harness.events().count == 1)
        }
    }

    @Test func aRejectedCommandLeavesItsKeyFree() async throws {
        try await withHarness { harness in
            let headers: HTTPHeaders = ["Idempotency-Key": "k-1"]
            let rejected = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 101], headers: headers)
            #expect(rejected.status == 409)
            let other = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 99], headers: headers)
            #expect(other.status == 200)
        }
    }

    @Test func manyWithTheSameKeyAtOnceAreDoneOnce() async throws {
        try await withHarness { harness in
            let bodies = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 1], headers: ["Idempotency-Key": "k"]).body
                    }
                }
                return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
            }
            #expect(bodies.count == 1)
            #expect(try harness.events().count == 1)
        }
    }

    @Test(arguments: [
        ("\"1\"", 200), ("1", 200), ("*", 200), ("\"0\"", 412), ("\"2\"", 412), ("W/\"1\"", 400), ("abc", 400), ("\"-1\"", 400),
    ])
    func comparesTheVersion(ifMatch: String, status: Int) async throws {
        try await withHarness { harness in
            _ = try await harness.post("/tallies/ada/raise", ["amount": 1])
            let answer = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 1], headers: ["If-Match": ifMatch])
            #expect(answer.status == status)
        }
    }

    @Test(arguments: [
        ("{\"amount\": 5,}", 400, "line 1"), ("{\"amount\": 5, \"amount\": 6}", 400, "line 1"), ("{}", 400, "amount"),
        ("{\"amount\": \"5\"}", 400, "amount"), ("[1]", 400, "line 1"), ("{\"amount\": 5} x", 400, "line 1"),
        ("{\"amount\": 1.5}", 400, "amount"), ("{\"amount\": 1, \"tier\": \"gold\"}", 422, "tier: expected one of free, "),
    ])
    func saysWhereTheBodyIsWrong(body: String, status: Int, hint: String) async throws {
        try await withHarness { harness in
            let token = try harness.token(for: ServiceHarness.eva)
            let headers: HTTPHeaders = ["Authorization": "Bearer \(token)", "Content-Type": "application/json"]
            let request = try #require(HTTPRequest(.post, "/api/v1/tallies/ada/raise", headers: headers, body: Array(body.utf8)))
            let response = await harness.runtime.respond(to: request)
            let text = String(decoding: try await response.collectBody(), as: UTF8.self)
            #expect(response.status == status)
            #expect(text.contains(hint))
        }
    }

    @Test(arguments: [
        ("text/plain", 415), ("application/jsonx", 415), ("application/json x", 415), ("", 415), (";application/json", 415),
        ("application/json", 200), ("Application/JSON", 200), ("application/json;charset=utf-8", 200),
        ("application/json ; charset=utf-8", 200), ("application/json\t;charset=utf-8", 200), ("application/json ", 200),
    ])
    func readsJSONAlone(mediaType: String, status: Int) async throws {
        try await withHarness { harness in
            let token = try harness.token(for: ServiceHarness.eva)
            let headers: HTTPHeaders = ["Authorization": "Bearer \(token)", "Content-Type": mediaType]
            let request = try #require(
                HTTPRequest(.post, "/api/v1/tallies/ada/raise", headers: headers, body: Array("{\"amount\":1}".utf8)))
            #expect(await harness.runtime.respond(to: request).status == status)
        }
    }

    @Test func namesThePolicyThatIsMissing() async throws {
        try await withHarness { harness in
            let refused = try await harness.post("/tallies/ada/raise-as-boss", ["amount": 1], as: ServiceHarness.max)
            #expect(refused.status == 403)
            #expect(refused.text.contains("staff:can_set_tier"))
            #expect(try await harness.post("/tallies/ada/raise-as-boss", ["amount": 1]).status == 200)
        }
    }

    @Test func tellsNothingOfAnUnforeseenError() async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/broken", [:])
            #expect(answer.status == 500)
            #expect(!answer.text.contains("Unforeseen"))
            #expect(answer.json["trace_id"] == answer.headers["X-Trace"].map(JSONValue.string))
        }
    }

    @Test(arguments: ["", String(repeating: "k", count: 201), "a b"])
    func refusesUnusableKeys(key: String) async throws {
        try await withHarness { harness in
            let answer = try await harness.send(.post, "/tallies/ada/raise", body: ["amount": 1], headers: ["Idempotency-Key": key])
            #expect(answer.status == 400)
        }
    }

    @Test func whatCanNotBePublishedIsTheCallersToShorten() async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/tallies/\(String(repeating: "x", count: 450_000))/raise", ["amount": 1])
            #expect(answer.status == 422)
            #expect(answer.text.contains("shorten the texts"))
            #expect(try harness.events() == [])
        }
    }
}
