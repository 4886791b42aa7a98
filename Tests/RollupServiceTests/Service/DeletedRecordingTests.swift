import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

/// Deleting takes away content, but no consumption (DOMAIN §6).
@Suite("Recordings that were deleted")
struct DeletedRecordingTests {
    private let customer = Customer()

    /// A recording, and its deletion.
    private func deleted(_ seconds: Int64, at instant: Instant) throws -> (recorded: CloudEvent, deletion: CloudEvent) {
        let recorded = try customer.recording(seconds, at: instant)
        var fact = try #require(try recorded.decode(ConversationRecorded.self))
        fact.deleted = true
        return (recorded, try .fact(fact, at: instant.adding(days: 1)))
    }

    private func figures(_ service: ServiceHarness, _ query: String = "") async throws -> [Int64?] {
        let account = try await service.get("/rollup\(query)").json["accounts"]?[0]
        let names = ["recorded_seconds", "counted_seconds", "deleted_seconds"]
        let ofWorkspace = names.map { account?["workspaces"]?[0]?[$0]?.number }
        #expect(names.map { account?[$0]?.number } == ofWorkspace)
        return ofWorkspace
    }

    @Test(arguments: [false, true])
    func leaveWhatIsThereAndStayCounted(deletionFirst: Bool) async throws {
        let (recorded, deletion) = try deleted(600, at: Given.at("2026-11-10"))
        let facts = try customer.opening() + [customer.recording(100, at: Given.at("2026-11-11"))]
        try await withService { service in
            try service.tell(facts)
            for event in deletionFirst ? [deletion, recorded] : [recorded, deletion] { try service.tell([event]) }
            #expect(try await figures(service) == [100, 700, 600])
            #expect(try await service.get("/rollup").json["totals"]?["recorded_seconds"] == 100)
            #expect(try await service.get("/workspaces/\(customer.workspace)").json["workspace"]?["deleted_seconds"] == 600)
        }
    }

    @Test func ofBeforeAResetAreNotCounted() async throws {
        let (early, earlyDeletion) = try deleted(600, at: Given.at("2026-11-10"))
        let (late, lateDeletion) = try deleted(60, at: Given.at("2026-11-20"))
        let facts = try customer.opening()
        try await withService(now: Given.at("2026-11-15")) { service in
            try service.tell(facts + [early])
            let answer = try await service.post("/workspaces/\(customer.workspace)/usage-reset", ["reason": "asked for it"])
            #expect(answer.status == 200)
            service.time.set(World.now)
            try service.tell([late, lateDeletion, earlyDeletion])
            #expect(try await figures(service) == [0, 60, 660])
        }
    }

    @Test func keepTheirMonthThoughNothingElseWasRecordedInIt() async throws {
        let (recorded, deletion) = try deleted(600, at: Given.at("2025-12-10"))
        let facts = try customer.opening()
        try await withService { service in
            try service.tell(facts + [recorded, deletion])
            #expect(try await figures(service, "?month=2025-12") == [0, 600, 600])
        }
    }
}
