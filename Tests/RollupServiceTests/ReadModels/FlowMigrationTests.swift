import Contracts
import Database
import EventKit
import StaffAPI
import Testing
@testable import RollupService

@Suite("Movements that an older version kept")
struct FlowMigrationTests {
    /// They tell the same of all accounts at once, and of classes and tiers when the lines have been reckoned once more.
    @Test(arguments: UInt64(1)...3)
    func goOnAndLearnWhereRevenueCameFrom(seed: UInt64) async throws {
        let model = try ReadModel()
        try model.apply([try World(seed: seed, organisations: 25).events])
        let (rows, told) = (try Self.lines(model), try Self.movements(model))
        try #require(!told.isEmpty)
        try model.database.write(Self.turnBack)
        try model.database.write { connection in
            let migrations = [FlowTable.migration, LinesRefresh.flowsMigration, AccountMonthTable.referralColumn]
            for migration in migrations { try connection.executeScript(migration.sql) }
        }
        #expect(try Self.movements(model) == told)
        try await model.runTimers()
        let refreshed = try Self.lines(model)
        #expect(refreshed == rows)
        let differences = try await model.differences()
        #expect(differences == [:])
    }

    private static func lines(_ model: ReadModel) throws -> [String] {
        try model.dump().filter { $0.hasPrefix("account_months: ") || $0.hasPrefix("month_flows: ") }
    }

    private static func movements(_ model: ReadModel) throws -> [[RevenueMovement: MovementSum]] {
        try model.database.read { connection in
            try (0...12).map { back in
                try FlowTable(connection: connection).movements(Given.november.adding(months: -back), GroupFilter())
            }
        }
    }

    /// Makes the tables what they were.
    @Sendable private static func turnBack(_ connection: Connection) throws {
        try connection.executeScript(
            """
            CREATE TABLE month_movements (month, movement, accounts, cents);
            DROP TABLE month_flows;
            DROP INDEX account_months_by_flow;
            ALTER TABLE account_months DROP COLUMN moved_from;
            ALTER TABLE account_months DROP COLUMN given_referral_cents;
            UPDATE month_totals SET given_referral_cents = 0;
            """)
    }
}
