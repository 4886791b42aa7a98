import Contracts
import Database
import Foundation
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// A database that the version before `dembrane.staff` has written goes on working.
@Suite struct RecordedDatabaseTests {
    private let directory: String

    init() throws {
        directory = TestFolders.make()
        let recording = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Recorded/gateway-before-staff.sql")
        let sql = String(decoding: try Data(contentsOf: recording), as: UTF8.self)
        let database = try Database(path: "\(directory)/gateway.sqlite", migrations: [], durability: .full)
        try database.write { try $0.executeScript(sql) }
        database.close()
    }

    private func texts(_ gateway: GatewayUnderTest, _ sql: String) throws -> [String] {
        try gateway.harness.runtime.database.read { try $0.query(sql) { $0.text(0) } }
    }

    @Test func itKeepsItsTrailAndItsSignedOutTokensAndTakesStaffEvents() async throws {
        let gateway = try GatewayUnderTest(directory: directory)
        let before = try await gateway.get("/audit")
        #expect(before.json["entries"]?.list.count == 6)
        #expect(before.json["entries"]?[0]?["after"] == .object(["account_manager": .string("eva@dembrane.com")]))
        #expect(try texts(gateway, "SELECT hex(fingerprint) FROM signed_out_tokens").count == 1)
        #expect(try await gateway.call("/staff", as: "ann").json["staff"]?.list.count == 1)
        #expect(try gateway.harness.events().map(\.position) == [1])
        let after = try await gateway.get("/audit")
        #expect(after.json["entries"]?.list.count == 7)
        try await gateway.stop()
    }

    /// Its account managers are known to the trail alone, which doesn't tell since when, and it had no notices of trainings; so those topics are read
    /// again, and no other.
    @Test func itReadsTheAccountManagersAndTheTrainingsOfThePastAndNothingElseAgain() async throws {
        for _ in 0..<2 {
            let gateway = try GatewayUnderTest(directory: directory)
            #expect(try texts(gateway, "SELECT source FROM taken_upto WHERE ledger = 'applied'") == [])
            #expect(try texts(gateway, "SELECT DISTINCT source FROM taken_events") == [])
            let topics = try texts(gateway, "SELECT DISTINCT topic FROM positions WHERE next_offset = 0 ORDER BY topic")
            #expect(topics == ["dembrane.billing", "dembrane.training"])
            try await gateway.stop()
        }
        let gateway = try GatewayUnderTest(directory: directory)
        let trail = try await gateway.get("/audit?action=account-manager-changed").json["entries"]?[0]
        let account: AccountID = try #require(trail?["account_id"]?.text.flatMap { AccountID($0) })
        let organisation: OrganisationID = try #require(trail?["organisation_id"]?.text.flatMap { OrganisationID($0) })
        let change = AccountManagerChanged(
            of: AccountIdentity(accountID: account, organisationID: organisation), accountManager: "eva@dembrane.com", effectiveAt: t0)
        var event = try CloudEvent.fact(change, at: t0, source: EventContext.billing.source, id: trail?["event_id"]?.text)
        event.position = 3
        try gateway.harness.apply([event], topic: EventContext.billing.topic)
        let staff = try await gateway.call("/staff", as: "eva").json["staff"]?.list
        #expect(staff?.first { $0["email"]?.text == "eva@dembrane.com" }?["accounts"] == .integer(1))
        #expect(try await gateway.get("/audit?action=account-manager-changed").json["entries"]?.list.count == 1)
        try await gateway.stop()
    }
}
