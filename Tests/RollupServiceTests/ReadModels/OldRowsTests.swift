import Contracts
import Database
import EventKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import RollupService

/// Rows that an older version stored, which took any number of seconds.
@Suite("Figures beyond all bounds in old data")
struct OldRowsTests {
    /// Makes the only recording of the customer one of so many seconds, everywhere.
    private static func set(_ seconds: Int64, _ service: ServiceHarness) throws {
        try service.runtime.database.write { connection in
            try connection.execute("UPDATE conversations SET seconds = ?", [.integer(seconds)])
            for table in ["workspace_usage", "account_usage"] {
                try connection.execute("UPDATE \(table) SET recorded_seconds = ?1, counted_seconds = ?1", [.integer(seconds)])
            }
            try connection.execute("UPDATE workspace_lifetimes SET counted_seconds = ?", [.integer(seconds)])
            try connection.execute("UPDATE month_totals SET recorded_seconds = ? WHERE recorded_seconds > 0", [.integer(seconds)])
        }
    }

    @Test(arguments: [3_600_000_000, 9_000_000_000_000_000_000] as [Int64])
    func stopNothingAndCanBePutRight(seconds: Int64) async throws {
        let customer = Customer()
        try await withService { service in
            var recording = try customer.recording(60, at: Given.at("2026-11-02"))
            try service.tell(try customer.opening() + [recording])
            try Self.set(seconds, service)
            try service.tell([customer.member(.random(), .owner)])
            try await service.runTimers()
            let row = try await service.get("/at-risk").json["rows"]?[0]
            #expect(row?["reason"] == "at_cap")
            #expect(try await service.get("/rollup").json["totals"]?["recorded_seconds"]?.number == seconds)

            recording.id = "correction"
            recording.time = recording.time.adding(seconds: 1)
            try service.tell([recording])
            try await service.runTimers()
            #expect(try await service.get("/rollup").json["totals"]?["recorded_seconds"] == 60)
            #expect(try await service.get("/at-risk").json["rows"] == [])
        }
    }

    /// A workspace with half of all seconds that there can be moves to an account that has the other half, and one more.
    @Test func aSumOfThemIsRefusedForGood() async throws {
        let (customer, other) = (Customer(), Customer())
        try await withService { service in
            try service.tell(try customer.opening() + [customer.recording(60, at: Given.at("2026-11-02"))])
            try Self.set(.max / 2, service)
            try service.tell(try other.opening() + [other.recording(60, at: Given.at("2026-11-02"))])
            try Self.set(.max / 2 + 1, service)
            let moved = WorkspaceChanged(
                workspaceID: other.workspace, organisationID: customer.organisation, name: "Moved", usageContext: .internal,
                createdAt: other.created)
            #expect(throws: SumOverflow(figure: "recorded seconds")) { try service.tell([.fact(moved, at: Given.at("2026-11-03"))]) }
        }
    }

    @Test func aResetThatWouldCountThemIsRefusedForGood() throws {
        let customer = Customer()
        let model = try ReadModel()
        let recordings = try (0..<2).map { _ in try customer.recording(60, at: Given.at("2026-11-02")) }
        try model.apply([try customer.opening() + recordings])
        try model.database.write { try $0.execute("UPDATE conversations SET seconds = ?", [.integer(.max / 2 + 1)]) }
        let reset = UsageReset(
            workspaceID: customer.workspace, accountID: customer.accountID, organisationID: customer.organisation,
            previousCountedSeconds: 0, reason: "test", effectiveAt: Given.at("2026-11-01"))
        #expect(throws: SumOverflow(figure: "counted seconds")) {
            try model.apply([[.fact(reset, at: Given.t0, source: EventContext.rollup.source)]])
        }
        #expect((SumOverflow(figure: "") as any Error) is any LastingFailure)
    }

    @Test func totalsThatCannotBeToldAreTheLargestThatCan() async throws {
        let (busy, quiet) = (Customer(), Customer())
        try await withService { service in
            try service.tell(try busy.opening() + [busy.recording(60, at: Given.at("2026-11-02"))] + quiet.opening())
            try service.runtime.database.write { connection in
                try connection.execute("UPDATE month_totals SET recorded_seconds = ?1, mrr_cents = ?1", [.integer(.max - 1)])
                try connection.execute("UPDATE account_usage SET recorded_seconds = ?1", [.integer(.max - 1)])
            }
            #expect(try await service.get("/rollup").json["totals"]?["recorded_seconds"]?.number == .max)
            #expect(try await service.get("/rollup?search=acme").json["totals"]?["recorded_seconds"]?.number == .max)
            #expect(try await service.get("/mrr").status == 200)
        }
    }

    @Test func seatsBeyondAllBoundsAreTheMostThatThereCanBe() throws {
        var customer = Customer()
        let model = try ReadModel()
        let managed = BillingModeChanged(
            of: AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation), paymentMode: .offline,
            previousPaymentMode: .none,
            managed: true, tier: .changemaker, previousTier: .free, billingPeriod: .annual, seats: 5, cause: .staff,
            effectiveAt: Given.at("2026-11-01"))
        try model.apply([try customer.opening() + [customer.billing(managed, at: Given.at("2026-11-01"))]])
        try model.database.write { try $0.execute("UPDATE account_terms SET agreed_seats = ?", [.integer(.max)]) }
        try model.apply([[try customer.member(.random())]])
        let stored = try model.database.read { try AccountMonthTable(connection: $0).line(of: customer.accountID, Given.november) }
        #expect(stored?.line.billedSeats == 1_000_000 && stored?.line.mrr == Cents(7_500_000_000))
    }
}
