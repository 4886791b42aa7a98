import Contracts
import Database
import StaffAPI
import TestKit
import Testing
@testable import RollupService

@Suite("The checks of the read model find")
struct SelfCheckTests {
    @Test(arguments: UInt64(81)...86)
    func nothingWhateverOrderFactsComeIn(seed: UInt64) async throws {
        var world = try World(seed: seed)
        let model = try ReadModel()
        for batch in PermutationTests.split(PermutationTests.disturb(world.events, &world.random), &world.random) {
            try model.apply([batch])
        }
        #expect(try await model.differences() == [:], "seed \(seed)")
    }

    /// A day at a time, at whatever moment of it: timers are due, have run, or lie ahead.
    @Test(arguments: UInt64(91)...92)
    func nothingAsTimeGoesOn(seed: UInt64) async throws {
        let world = try World(seed: seed)
        let model = try ReadModel(now: World.now.adding(days: -40))
        for day in (-40...0).map({ World.now.adding(days: $0) }) {
            let past = world.events.filter { $0.time <= day && $0.time > day.adding(days: -1) && $0.source != EventContext.rollup.source }
            model.time.set(day)
            try model.apply([past])
            // A month that has not been opened yet can't be looked at; everything else can, whether or not timers have run.
            let beforeTimers = try await model.differences()
            let openMonth = try model.database.read { try RollupState.load($0)?.openMonth }
            if openMonth == day.month { #expect(beforeTimers == [:], "seed \(seed) before the timers of \(day)") }
            try await model.runTimers()
            #expect(try await model.differences() == [:], "seed \(seed) after the timers of \(day)")
        }
    }

    /// An empty service has nothing that could differ.
    @Test func nothingWhereThereIsNothing() async throws {
        #expect(try await ReadModel().differences() == [:])
    }

    struct Spoiling: Sendable, CustomStringConvertible {
        let sql: String
        /// Which checks find it, and no others.
        let foundBy: Set<String>
        /// Where no account is at fault, but a sum.
        var isOfSum = false

        var description: String { sql }
    }

    static let spoilings = [
        Spoiling(
            sql: "UPDATE account_months SET billed_seats = billed_seats + 1 WHERE account_id = ?1 AND month = ?2",
            foundBy: ["account-lines"]),
        Spoiling(
            sql: "UPDATE account_months SET mrr_cents = mrr_cents + 1 WHERE account_id = ?1 AND month = ?2",
            foundBy: ["account-lines", "totals", "movements", "export", "at-risk"]),
        Spoiling(
            sql: "UPDATE account_months SET label = 'Another' WHERE account_id = ?1 AND month = ?2", foundBy: ["account-lines"]),
        Spoiling(
            sql: "UPDATE account_usage SET recorded_seconds = recorded_seconds + 1 WHERE account_id = ?1 AND month = ?2",
            foundBy: ["account-lines", "totals", "export"]),
        Spoiling(
            sql: "UPDATE workspace_months SET members = members + 1 WHERE account_id = ?1 AND month = ?2 AND deleted = 0",
            foundBy: ["account-lines"]),
        Spoiling(sql: "DELETE FROM account_terms WHERE account_id = ?1 AND ?2 > 0", foundBy: ["account-lines"]),
        Spoiling(
            sql: "UPDATE month_totals SET seats = seats + 1 WHERE month = ?2 AND length(?1) > 0", foundBy: ["totals", "export"],
            isOfSum: true),
        Spoiling(
            sql: "UPDATE month_totals SET given_comped_cents = 1 WHERE month = ?2 AND length(?1) > 0", foundBy: ["totals", "export"],
            isOfSum: true),
        Spoiling(
            sql: "UPDATE month_flows SET accounts = accounts + 1 WHERE length(?1) > 0 AND ?2 > 0", foundBy: ["movements"], isOfSum: true),
        Spoiling(
            sql: "UPDATE month_flows SET to_group = to_group + 1 WHERE month = ?2 AND length(?1) > 0", foundBy: ["movements"], isOfSum: true
        ),
        Spoiling(
            sql: "UPDATE account_months SET moved_from = 24 WHERE account_id = ?1 AND month = ?2", foundBy: ["account-lines", "movements"]),
        Spoiling(
            sql: "UPDATE workspace_risk SET minus_mrr_cents = minus_mrr_cents - 1 WHERE month = ?2 AND length(?1) > 0", foundBy: ["at-risk"]
        ),
        Spoiling(sql: "DELETE FROM workspace_risk WHERE month = ?2 AND length(?1) > 0", foundBy: ["at-risk"]),
        Spoiling(sql: "UPDATE workspace_risk SET snoozed = 1 WHERE month = ?2 AND length(?1) > 0", foundBy: ["at-risk"]),
        Spoiling(sql: "DELETE FROM workspace_locks WHERE length(?1) > 0 AND ?2 > 0", foundBy: ["at-risk"]),
        Spoiling(sql: "DELETE FROM due WHERE timer = 'account-terms' AND length(?1) > 0 AND ?2 > 0", foundBy: ["account-lines"]),
    ]

    @Test(arguments: spoilings)
    func whatWasSpoiledByHand(spoiling: Spoiling) async throws {
        let (model, accountID) = try #require(try Self.worldOfEverything())
        try model.spoil(spoiling.sql, [accountID.sqlValue, Given.november.sqlValue])
        let found = try await model.differences()
        #expect(Set(found.keys) == spoiling.foundBy, "\(found)")
        let subjects = found.values.joined().compactMap(\.accountID)
        #expect(subjects.isEmpty == spoiling.isOfSum)
        if spoiling.sql.contains("account_id = ?1") { #expect(Set(subjects) == [accountID]) }
    }

    /// The export goes by segments that have a total.
    @Test func whatTheExportLeavesOut() async throws {
        let model = try ReadModel()
        try model.apply([try World(seed: 3).events])
        try model.spoil("UPDATE account_months SET segment = 3 WHERE month = ? AND segment <> 3", [Given.november.sqlValue])
        let found = try await model.differences()
        #expect(found["export"]?.contains { $0.figure == "lines of the export of accounts of 2026-11" } == true)
    }

    /// The first world in which somebody pays and is at risk, a workspace is locked, and revenue has moved.
    private static func worldOfEverything() throws -> (ReadModel, AccountID)? {
        for seed in UInt64(1)...60 {
            let model = try ReadModel()
            try model.apply([try World(seed: seed).events])
            if let accountID = try model.database.read(payingAccountAtRisk) { return (model, accountID) }
        }
        return nil
    }

    private static func payingAccountAtRisk(_ connection: Connection) throws -> AccountID? {
        let sql = """
            SELECT account_id FROM account_months AS line JOIN workspace_months AS place USING (account_id, month)
            JOIN workspace_risk USING (workspace_id, month) JOIN account_terms USING (account_id)
            WHERE line.month = ? AND mrr_cents > 0 AND place.deleted = 0
                AND EXISTS (SELECT 1 FROM workspace_locks) AND EXISTS (SELECT 1 FROM month_flows WHERE month = line.month) LIMIT 1
            """
        return try connection.first(sql, [Given.november.sqlValue]) { $0.id(0) }
    }
}
