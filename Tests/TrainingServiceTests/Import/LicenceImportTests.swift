import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import TrainingService

@Suite("Importing licences")
struct LicenceImportTests {
    typealias World = TrainingWorld

    @Test func aLicenceCountsToItsOwnEnd() async throws {
        try await World.running { harness in
            #expect(try harness.importLines([PastTraining.licence]).hasSuffix(": 1 new events"))
            #expect(try harness.importLines([PastTraining.licence]).hasSuffix(": 0 new events"))
            let longer = PastTraining.licence.with(["reference": "L-4", "completed_on": "2025-02-01", "expires_on": "2027-12-31"])
            let over = PastTraining.licence.with(["reference": "L-5", "completed_on": "2024-02-01"])
            #expect(try harness.importLines([PastTraining.licence, longer, over]).hasSuffix(": 3 new events"))
            let licences = try await harness.get("/licences?user=\(World.guest)").json["licences"]?.list ?? []
            let ends = licences.compactMap { $0["expires_at"]?.text }.sorted()
            #expect(ends == ["2025-01-31T00:00:00Z", "2027-02-01T00:00:00Z", "2028-01-01T00:00:00Z"])
            #expect(licences.filter { $0["status"] == "expired" }.count == 1)
            let expired = try #require(try harness.events().last?.decode(LicenceExpired.self))
            #expect(expired.effectiveAt.description == "2025-01-31T00:00:00Z" && expired.isImported)
            #expect(try await harness.runtime.checks.run().isWell)
        }
    }

    @Test func aRevocationComesWithItOrLaterAndStaffMayTakeItBack() async throws {
        try await World.running { harness in
            try harness.importLines([PastTraining.licence])
            let revoked = PastTraining.licence.with(["revoked_on": "2026-05-01", "revoked_reason": "Not theirs"])
            #expect(try harness.importLines([revoked]).hasSuffix(": 1 new events"))
            let event = try #require(try harness.events().last?.decode(LicenceRevoked.self))
            #expect(event.isImported && event.effectiveAt.description == "2026-05-01T00:00:00Z" && event.reason == "Not theirs")
            #expect(try await harness.post("/licences/\(event.licenceID)/restore", ["reason": "It was"]).status == 200)
            #expect(try harness.importLines([revoked]).hasSuffix(": 0 new events"))
            let row = try await harness.get("/licences/\(event.licenceID)").json["licence"]
            #expect(row?["status"] == "active")
        }
    }

    static let faults: [([String: JSONValue?], String)] = [
        (["completed_on": "2026-11-24"], "completed_on lies in the future"), (["expires_on": "2026-01-31"], "expires_on lies before"),
        (["expires_on": "2036-02-01"], "more than 3650 days"), (["evidence": ""], "evidence has to have"), (["reason": nil], "reason"),
        (["revoked_on": "2026-05-01"], "revoked_reason is needed"), (["revoked_reason": "So"], "revoked_reason goes with revoked_on"),
        (["revoked_on": "2026-01-31", "revoked_reason": "So"], "revoked_on lies before"),
        (["revoked_on": "2026-03-01", "revoked_reason": "So", "expires_on": "2026-02-27"], "revoked_on lies after the licence's end"),
        (["reference": "L-9"], "is here already, under another reference"), (["evidence": "Hearsay"], "evidence is not what was imported"),
        (["completed_on": "2026-02-02"], "user_id, organisation_id or completed_on is not what was imported"),
        (["expires_on": "2027-05-01"], "expires_on is not what was imported"),
    ]

    @Test(arguments: faults) func whatCannotBeIsToldWithItsLine(changes: [String: JSONValue?], reason: String) async throws {
        try await World.running { harness in
            let told = try harness.importFaults([PastTraining.licence, PastTraining.licence.with(changes)])
            #expect(told.count == 1 && told[0].hasPrefix("line 2: "), "\(told)")
            #expect(told.first?.contains(reason) == true, "\(told)")
            let granted = try harness.events().compactMap { try $0.decode(LicenceGranted.self) }
            #expect(granted.isEmpty)
        }
    }
}
