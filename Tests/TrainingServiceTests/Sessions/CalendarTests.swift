import Contracts
import HTTP
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("A session in a calendar") struct CalendarTests {
    typealias World = TrainingWorld

    private func properties(_ answer: HarnessAnswer) -> [String: String] {
        let unfolded = answer.text.replacing("\r\n ", with: "").split(separator: "\r\n")
        let pairs = unfolded.compactMap { line in
            line.firstIndex(of: ":").map { (String(line[..<$0]), String(line[line.index(after: $0)...])) }
        }
        return Dictionary(pairs) { first, _ in first }
    }

    @Test func keepsItsNameCountsChangesAndSaysWhenItIsOff() async throws {
        try await World.running { harness in
            let path = try await World.plan(harness, fields: ["notes": "A difficult buyer"])
            #expect(try await harness.get("\(path).ics").status == 409)
            _ = try await harness.send(.patch, path, body: ["scheduled_at": "2026-12-01T13:30:00Z"])
            let answer = try await harness.get("\(path).ics")
            #expect(answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH")
            let first = properties(answer)
            #expect(first["DTSTART"] == "20261201T133000Z")
            #expect(first["DTEND"] == "20261201T153000Z")
            #expect(!answer.text.contains("difficult"), "notes are for colleagues")
            #expect(first["SUMMARY"] == "Training · Online · Atelier")
            _ = try await harness.post("\(path)/cancel", [:])
            let second = properties(try await harness.get("\(path).ics"))
            #expect(second["UID"] == first["UID"])
            #expect(second["METHOD"] == "CANCEL")
            #expect(second["STATUS"] == "CANCELLED")
            let sequences = [first, second].compactMap { $0["SEQUENCE"].flatMap { Int($0) } }
            #expect(sequences == [1, 2])
        }
    }

    @Test func isOffOnceItWasHeldBeforeItsDate() async throws {
        try await World.running { harness in
            let fields: [String: JSONValue] = ["scheduled_at": "2026-12-01T13:30:00Z"]
            let path = try await World.plan(harness, with: World.anna, fields: fields)
            _ = try await harness.post("\(path)/complete", ["completed_on": "2026-11-20"])
            let held = properties(try await harness.get("\(path).ics"))
            #expect(held["METHOD"] == "CANCEL" && held["STATUS"] == "CANCELLED" && held["SEQUENCE"] == "2")
            harness.time.set(t0.adding(days: 30))
            #expect(properties(try await harness.get("\(path).ics"))["STATUS"] == "CANCELLED", "nor was it held then")
            let onItsDay = try await World.plan(harness, with: World.anna, fields: fields)
            _ = try await harness.post("\(onItsDay)/complete", ["completed_on": "2026-12-01"])
            let past = properties(try await harness.get("\(onItsDay).ics"))
            #expect(past["STATUS"] == "CONFIRMED" && past["SEQUENCE"] == "1")
        }
    }

    @Test func breaksLongLinesWithinNoCharacter() {
        let folded = CalendarText.folded("SUMMARY:" + String(repeating: "é€😀", count: 40))
        for line in folded.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
        #expect(folded.replacing("\r\n ", with: "") == "SUMMARY:" + String(repeating: "é€😀", count: 40) + "\r\n")
    }

    @Test func noTextEndsALine() {
        #expect(CalendarText.escaped("a\r\nEND:VEVENT\u{0}") == "a\\nEND:VEVENT")
        #expect(CalendarText.escaped("Bring; a \\ laptop, please") == "Bring\\; a \\\\ laptop\\, please")
    }
}
