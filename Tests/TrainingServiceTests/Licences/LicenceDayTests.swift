import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("One licence for a training elsewhere per person, organisation and day") struct LicenceDayTests {
    typealias World = TrainingWorld

    static let seeds: ClosedRange<UInt64> = 1...6

    private func grant(_ day: String, _ harness: ServiceHarness) async throws -> HarnessAnswer {
        let body: JSONValue = [
            "user_id": .string("\(World.guest)"), "organisation_id": .string("\(World.organisation)"), "completed_on": .string(day),
            "evidence": "A certificate", "reason": "Trained in Ghent",
        ]
        return try await harness.post("/licences", body)
    }

    private func edit(_ path: String, _ day: String, _ harness: ServiceHarness) async throws -> HarnessAnswer {
        try await harness.send(.patch, path, body: ["completed_on": .string(day), "reason": "It was another day"])
    }

    private func path(_ licence: JSONValue?) throws -> String {
        let id = try #require(licence?["licence_id"]?.text)
        return "/licences/\(id)"
    }

    private func counting(_ harness: ServiceHarness) async throws -> [JSONValue] {
        try await harness.get("/licences?user=\(World.guest)&status=active").json["licences"]?.list ?? []
    }

    @Test func anEditedLicenceStandsInTheWayOfBothItsDays() async throws {
        try await World.running { harness in
            let first = try path(try await grant("2026-11-01", harness).json["licence"])
            #expect(try await edit(first, "2026-11-02", harness).status == 200)
            let former = try await grant("2026-11-01", harness)
            #expect(former.status == 409 && former.text.contains("licence-edited") && former.text.contains("2026-11-02"))
            let present = try await grant("2026-11-02", harness)
            #expect(present.status == 409 && present.text.contains("licence-known"))
            #expect(try await counting(harness).count == 1)
            #expect(try await edit(first, "2026-11-01", harness).status == 200)
            #expect(try await grant("2026-11-01", harness).status == 200)
            let second = try path(try await grant("2026-11-02", harness).json["licence"])
            let taken = try await edit(second, "2026-11-01", harness)
            #expect(taken.status == 409 && taken.text.contains("licence-known"))
            #expect(try await counting(harness).compactMap { $0["completed_on"]?.text }.sorted() == ["2026-11-01", "2026-11-02"])
        }
    }

    @Test func aRevokedOneLeavesItsDayAndIsRestoredWhileNobodyTookIt() async throws {
        try await World.running { harness in
            let first = try path(try await grant("2026-11-01", harness).json["licence"])
            _ = try await edit(first, "2026-11-02", harness)
            _ = try await harness.post("\(first)/revoke", ["reason": "Not theirs"])
            let second = try path(try await grant("2026-11-02", harness).json["licence"])
            let refused = try await harness.post("\(first)/restore", ["reason": "It was"])
            #expect(refused.status == 409 && refused.text.contains("licence-known"))
            _ = try await harness.post("\(second)/revoke", ["reason": "Told twice"])
            #expect(try await harness.post("\(first)/restore", ["reason": "It was"]).status == 200)
        }
    }

    @Test func anExpiredOneAnswersNoGrant() async throws {
        try await World.running { harness in
            _ = try await grant("2026-11-01", harness)
            harness.time.set(t0.adding(days: 400))
            let answer = try await grant("2026-11-01", harness)
            #expect(answer.status == 409 && answer.text.contains("licence-expired"))
        }
    }

    @Test func anImportedOneIsHeldToIt() async throws {
        try await World.running { harness in
            let first = try path(try await grant("2026-11-01", harness).json["licence"])
            _ = try await edit(first, "2026-02-01", harness)
            let told = try harness.importFaults([PastTraining.licence])
            #expect(told.count == 1 && told.first?.contains("is here already") == true, "\(told)")
            _ = try await edit(first, "2026-11-01", harness)
            #expect(try harness.importLines([PastTraining.licence]).hasSuffix(": 1 new events"))
        }
    }

    @Test(arguments: seeds) func whateverTheOrderOfGrantsAndEdits(seed: UInt64) async throws {
        try await World.running { harness in
            var random = SeededGenerator(seed: seed)
            for _ in 0..<50 {
                try await step(harness, &random)
                let days = try await counting(harness).compactMap { $0["completed_on"]?.text }
                #expect(Set(days).count == days.count, "\(days)")
            }
        }
    }

    private func step(_ harness: ServiceHarness, _ random: inout SeededGenerator) async throws {
        let day = "2026-11-0\(Int.random(in: 1...4, using: &random))"
        let action = Int.random(in: 0..<6, using: &random)
        let all = try await harness.get("/licences?user=\(World.guest)").json["licences"]?.list ?? []
        let answer: HarnessAnswer
        if action < 2 || all.isEmpty {
            answer = try await grant(day, harness)
            if answer.status != 409 {
                let licence = answer.json["licence"]
                #expect(licence?["completed_on"] == .string(day) && licence?["status"] == "active", "what was asked for is what there is")
            }
        } else {
            let licence = try path(all.randomElement(using: &random))
            switch action {
            case 2: answer = try await harness.post("\(licence)/revoke", ["reason": "So"])
            case 3: answer = try await harness.post("\(licence)/restore", ["reason": "So"])
            case _: answer = try await edit(licence, day, harness)
            }
        }
        #expect([200, 201, 409].contains(answer.status), "\(answer.text)")
    }
}
