import Contracts
import Database
import EventKit
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite("The read models after a rebuild")
struct RebuildTests {
    /// Every row of every table of the read models.
    private func dump(_ service: ServiceHarness) throws -> [String] {
        try service.runtime.database.read { connection in
            try ServiceDefinition.partner().projections.flatMap(\.tables).sorted().flatMap { table in
                let columns = try connection.query("SELECT name FROM pragma_table_info(?) ORDER BY name", [.text(table)]) { $0.text(0) }
                let row = columns.map { "quote(\($0))" }.joined(separator: " || ' ' || ")
                return try connection.query("SELECT '\(table) ' || \(row) AS line FROM \(table) ORDER BY line") { $0.text(0) }
            }
        }
    }

    static let seeds: [UInt64] = [101, 102, 103]

    /// What others told comes again, facts in another order, through the reactions too: nothing is decided a second time.
    @Test(arguments: seeds) func areWhatTheyWereAndNothingIsDecidedTwice(seed: UInt64) async throws {
        try await BillingWorld.running { service in
            var money = RandomMoney(seed: seed)
            let batches = try money.batches()
            let facts = [
                try ExternalLedTests.user(), try ExternalLedTests.place(),
                try ExternalLedTests.organisation(ExternalLedTests.created, by: ExternalLedTests.guest),
                try .fact(
                    OrganisationMembershipChanged(
                        organisationID: ExternalLedTests.created, userID: ExternalLedTests.guest, role: .owner), at: t0),
            ]
            try service.apply(facts)
            service.time.set(t0.adding(days: 9))
            _ = try await service.agree(["starts_at": .string(t0.description), "kickback_percent": .integer(RandomMoney.percent)])
            service.time.set(t0.adding(days: 20))
            for batch in batches { try service.tellBilling(batch) }
            let (live, events) = (try dump(service), try service.events())
            #expect(live.contains { $0.hasPrefix("external_led ") } && live.contains { $0.hasPrefix("referrals ") })

            try Rebuild(changes: service.runtime.engine.changes).run()
            for batch in batches { try service.tellBilling(batch) }
            try service.apply(facts.reversed())
            let told = try [BillingWorld.partner, BillingWorld.client].map { id in
                let name = id == BillingWorld.partner ? "Atelier Morgenzijl" : "Gemeente Zuidhoorn"
                return try CloudEvent.fact(
                    OrganisationChanged(organisationID: id, name: name, createdAt: t0), at: t0.adding(days: -30), id: "again-\(id.low)")
            }
            try service.apply(told)
            func bare(_ lines: [String]) -> [String] { lines.filter { !$0.hasPrefix("organisations ") } }
            #expect(try bare(dump(service)) == bare(live))
            #expect(try service.events().map(\.id) == events.map(\.id))
        }
    }
}
