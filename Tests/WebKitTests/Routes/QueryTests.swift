import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import EventKit

@Suite struct QueryTests {
    @Test func writesAbsentValuesAsNullAndTellsTheVersion() async throws {
        try await withHarness { harness in
            _ = try await harness.post("/tallies/ada/raise", ["amount": 3])
            let answer = try await harness.get("/tallies/ada")
            #expect(answer.text == #"{"amount":3,"note":null,"owner":"ada"}"#)
            #expect(answer.headers["ETag"] == "\"7\"")
            #expect(answer.headers["Cache-Control"] == "no-store")
            #expect(try await harness.get("/tallies/nobody").status == 404)
        }
    }

    @Test func pagesWithACursor() async throws {
        try await withHarness { harness in
            for owner in ["a", "b", "c", "d", "e"] { _ = try await harness.post("/tallies/\(owner)/raise", ["amount": 1]) }
            var owners: [JSONValue] = []
            var path: String? = "/tallies?limit=2"
            var pages = 0
            while let asked = path, pages < 10 {
                let answer = try await harness.get(asked)
                guard case .array(let rows) = answer.json["tallies"] else { break }
                owners += rows.compactMap { $0["owner"] }
                pages += 1
                if case .string(let cursor) = answer.json["next_cursor"] { path = "/tallies?limit=2&cursor=\(cursor)" } else { path = nil }
            }
            #expect(owners == ["a", "b", "c", "d", "e"])
            #expect(pages == 3)
        }
    }

    @Test(arguments: [
        ("limit=0", "limit"), ("limit=501", "limit"), ("limit=x", "limit"), ("cursor=%C3%A9", "cursor"), ("cursor=e30", "cursor"),
        ("month=2026-13", "month"), ("tier=gold", "tier"),
    ])
    func refusesParametersThatHoldWhatTheyMayNot(query: String, field: String) async throws {
        try await withHarness { harness in
            let answer = try await harness.get("/tallies?\(query)")
            #expect(answer.status == 422)
            #expect(answer.json["field"] == .string(field))
        }
    }

    @Test func refusesUnknownParametersByName() async throws {
        try await withHarness { harness in
            let answer = try await harness.get("/tallies?limt=5")
            #expect(answer.status == 400)
            #expect(answer.json["field"] == "limt")
            #expect(answer.text.contains("after, cursor, limit, month, tier"))
        }
    }

    @Test func waitsForTheEventAskedFor() async throws {
        var settings = EventEngineSettings()
        settings.awaitedEventSeconds = 600
        try await withHarness(settings: settings) { harness in
            let event = raised("ada", by: 4, position: 1)
            let began = ContinuousClock.now
            async let answer = harness.get("/tallies/ada?after=\(event.id)")
            #expect(try await eventually { harness.runtime.engine.seen.waitingReads == 1 })
            try await harness.runtime.engine.changes.perform { work in
                try work.record(event, at: StreamPosition(stream: "tally-ada", version: 1))
            }
            #expect(try await answer.json["amount"] == 4)
            #expect(ContinuousClock.now - began < .seconds(600), "the time ran out")
        }
    }

    @Test func answersAfterTwoSecondsWithWhatIsKnown() async throws {
        try await withHarness { harness in
            let began = ContinuousClock.now
            let answer = try await harness.get("/tallies?after=never")
            #expect(answer.status == 200)
            #expect(ContinuousClock.now - began >= .seconds(2))
        }
    }

    @Test func aFileNameCanNotBreakOut() async throws {
        try await withHarness { harness in
            let answer = try await harness.get("/tallies/ada.txt")
            #expect(answer.text == "ada")
            #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"a-b--.txt\"")
        }
    }

    @Test func openRoutes() async throws {
        try await withHarness { harness in
            let request = try #require(HTTPRequest(.post, "/webhook"))
            #expect(await harness.runtime.respond(to: request).status == 204)
        }
    }

    @Test(arguments: [(HTTPMethod.get, "/nothing", 404), (.delete, "/tallies", 405)])
    func tellsUnknownPathsAndMethodsAsProblems(method: HTTPMethod, path: String, status: Int) async throws {
        try await withHarness { harness in
            let answer = try await harness.send(method, path)
            #expect(answer.status == status)
            #expect(answer.headers["Content-Type"] == "application/problem+json")
            #expect(answer.headers["Allow"] == (status == 405 ? "GET, HEAD" : nil))
        }
    }
}
