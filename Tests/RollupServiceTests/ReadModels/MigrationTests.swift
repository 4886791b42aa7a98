import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import Testing
@testable import RollupService

@Suite("Data of an older version")
struct MigrationTests {
    private static func open(_ folder: String, asFirstVersion: Bool) throws -> Database {
        let migrations = RollupProjection().migrations
        let known = asFirstVersion ? Array(migrations.prefix { $0 != FactTime.nanoseconds(of: "organisation_versions") }) : migrations
        return try Database(path: folder + "/rollup.sqlite", migrations: EventSchema.migrations + known, durability: .normal)
    }

    @Test func isTakenOverAndFoundUnderTheNewForm() async throws {
        let folder = NSTemporaryDirectory() + "rollup-migration-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let customer = Customer()
        let ada = UserID.random()
        try Self.writeFirstVersion(folder, customer, ada)

        let database = try Self.open(folder, asFirstVersion: false)
        defer { database.close() }
        let changes = ChangePath(
            database: database, source: EventContext.rollup.source, projections: [RollupProjection()], time: ManualTime(World.now))
        func found(_ text: String) throws -> ([AccountID], [UserID]) {
            try database.read { connection in
                let (search, question) = (SearchTable(connection: connection), try #require(SearchQuestion(text)))
                return (try search.accounts(question, Given.november).map(\.id), try search.users(question).map(\.id))
            }
        }
        #expect(try found("strasse") == ([], []))
        try await TimerRunner(changes: changes, handlers: ClockTimers.all).runDue()
        #expect(try found("strasse") == ([customer.accountID], [ada]))
        #expect(try found(customer.organisation.description) == ([customer.accountID], []))
        #expect(try found(ada.description) == ([], [ada]))
        #expect(try found("robin") == ([customer.accountID], []))
        #expect(try database.read { try AccountManagerTable(connection: $0).managers() } == ["robin@dembrane.com"])

        // The fact that is kept has no digits beyond the millisecond; one of the same millisecond with some is newer.
        var renamed = try customer.opening(name: "Later")[0]
        renamed.id = "a"
        renamed.timeNanoseconds = 1
        try changes.run { work in try RollupProjection().apply([renamed], work) }
        #expect(try database.read { try OrganisationTable(connection: $0).name(customer.organisation) } == "Later")
    }

    /// A version that kept the terms alone, without the events that they came from: those are read again, and bring the accounts' trials along.
    @Test func termsOfAnOlderVersionGetTheirEvents() async throws {
        let folder = NSTemporaryDirectory() + "rollup-migration-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var customer = Customer()
        let trial = try customer.trial(from: Given.at("2026-09-01"), until: Given.at("2026-10-01"))
        try Self.writeSecondVersion(folder, customer, trial)

        let database = try Self.open(folder, asFirstVersion: false)
        defer { database.close() }
        #expect(
            try database.read { try $0.query("SELECT next_offset, reacted_offset FROM positions") { [$0.int(0), $0.int(1)] } } == [[0, 7]])
        let changes = ChangePath(
            database: database, source: EventContext.rollup.source, projections: [RollupProjection()], time: ManualTime(World.now))
        func counts() throws -> TrialTable.Counts {
            try database.read { try TrialTable(connection: $0).counts(Month(year: 2026, number: 10), now: World.now) }
        }
        #expect(try counts().ended == 0)
        try changes.run { work in try RollupProjection().apply([trial], work) }
        #expect(try counts() == TrialTable.Counts(ended: 1, converted: 0, open: 0))
        let entry = try database.read { try TermEventTable(connection: $0).entry(1, of: customer.accountID) }
        #expect(entry?.eventID == trial.id)
    }

    private static func writeSecondVersion(_ folder: String, _ customer: Customer, _ trial: CloudEvent) throws {
        let known = RollupProjection().migrations.prefix { $0 != TrialTable.migration }
        let database = try Database(path: folder + "/rollup.sqlite", migrations: EventSchema.migrations + known, durability: .normal)
        defer { database.close() }
        try database.write { connection in
            try writeState(connection)
            try AccountTable(connection: connection).open(.organisation(customer.organisation))
            let opened = OrganisationChanged(organisationID: customer.organisation, name: "Acme", createdAt: customer.created)
            _ = try OrganisationTable(connection: connection).keep(opened, FactStamp(at: customer.created, id: "o"))
            let event = try #require(try trial.decode(TrialGranted.self))
            try connection.execute(
                """
                INSERT INTO account_terms (account_id, effective_at, position, kind, tier, expires_at, is_trial)
                VALUES (?, ?, 1, 'tier', ?, ?, 1)
                """, [customer.accountID.sqlValue, event.effectiveAt.sqlValue, event.tier.rawValue.sqlValue, event.endsAt.sqlValue])
            try connection.execute(
                "INSERT INTO positions (topic, partition, next_offset, cluster_id) VALUES (?, 0, 7, 'c')",
                [.text(EventContext.billing.topic)])
        }
    }

    @Test func whatWasRecordedSinceTheLastResetIsAddedUpFromTheMonths() throws {
        let folder = NSTemporaryDirectory() + "rollup-migration-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let customer = Customer()
        try Self.writeFirstVersion(folder, customer, .random())
        let database = try Self.open(folder, asFirstVersion: false)
        defer { database.close() }
        let lifetime = try database.read { try LifetimeTable(connection: $0).lifetime(customer.workspace) }
        // Since the reset: 50 and 20 deleted seconds of its month, 700 and 40 deleted ones of the next.
        let wanted = LifetimeTable.Lifetime(countedSeconds: 810, resetAt: Self.reset, recordedAt: Given.at("2026-11-04"))
        #expect(lifetime == wanted)
        let months = try database.read {
            try UsageTable(connection: $0).usage(customer.workspace, Given.november.adding(months: -2)...Given.november)
        }
        #expect(months[Given.november.adding(months: -2)] == Usage(recordedSeconds: 900, countedSeconds: 900))
        #expect(months[Given.november.previous] == Usage(recordedSeconds: 300, countedSeconds: 70, deletedSeconds: 30))
        #expect(months[Given.november] == Usage(recordedSeconds: 700, countedSeconds: 740, deletedSeconds: 40))
        #expect(try database.read { try RollupState.load($0) }?.activeAfter == LoginWindow.start(at: World.now))
    }

    private static let reset = Given.at("2026-10-10")

    /// As it was before it knew when workspaces fall idle.
    private static func writeState(_ connection: Connection) throws {
        try connection.execute(
            "INSERT INTO rollup_state VALUES (1, ?, ?)", [Given.november.sqlValue, LoginWindow.start(at: World.now).sqlValue])
    }

    /// A month before the last reset, the one of it and one after it.
    private static func writeUsage(_ connection: Connection, _ customer: Customer) throws {
        let rows: [(String, Int64, Int64, Instant?)] = [
            ("2026-09-01", 900, 900, nil), ("2026-10-01", 300, 50, reset), ("2026-11-01", 700, 700, nil),
        ]
        for (day, recorded, counted, reset) in rows {
            try connection.execute(
                "INSERT INTO workspace_usage VALUES (?, ?, ?, ?, ?)",
                [
                    Given.at(day).month.sqlValue, customer.workspace.sqlValue, recorded.sqlValue, counted.sqlValue, reset.sqlValue,
                ])
        }
        // Deleted: before the reset, after it, and in the month that follows.
        let recordings: [(String, Int64, Bool)] = [
            ("2026-11-03", 700, false), ("2026-10-09", 10, true), ("2026-10-11", 20, true), ("2026-11-04", 40, true),
        ]
        for (day, seconds, deleted) in recordings {
            try connection.execute(
                "INSERT INTO conversations VALUES (?, ?, ?, ?, ?, ?, 'z')",
                [
                    WorkspaceID.random().sqlValue, customer.workspace.sqlValue, Given.at(day).sqlValue, seconds.sqlValue, deleted.sqlValue,
                    Given.at(day).sqlValue,
                ])
        }
    }

    @Test func nothingIsToBeMendedInNewData() throws {
        let model = try ReadModel()
        #expect(try model.database.read { try $0.query("SELECT timer FROM due") { $0.text(0) } } == [])
    }

    /// A byte 0 in it ended its entry in the search once.
    private static let name = "Lange\u{0}Straße"

    /// An account and a person, with entries in the search as they were once.
    private static func writeFirstVersion(_ folder: String, _ customer: Customer, _ ada: UserID) throws {
        let database = try open(folder, asFirstVersion: true)
        defer { database.close() }
        try database.write { connection in
            try writeState(connection)
            try writeUsage(connection, customer)
            try AccountTable(connection: connection).open(.organisation(customer.organisation))
            let (created, id) = (customer.created.sqlValue, customer.organisation.sqlValue)
            try connection.execute("INSERT INTO organisation_versions VALUES (?, ?, 'z', ?, ?, 0)", [id, created, .text(name), created])
            try connection.execute("INSERT INTO users VALUES (?, 'a@b', 'a@b', ?, 0, ?, 'z')", [ada.sqlValue, .text(name), created])
            try connection.execute(
                "INSERT INTO account_terms (account_id, effective_at, position, kind, account_manager) VALUES (?, ?, 1, 'account_manager', ?)",
                [customer.accountID.sqlValue, created, "Robin@dembrane.com"])
            let segment = Segment(revenueClass: .free, tier: .free, active: false).code
            try connection.execute(
                """
                INSERT INTO account_months (account_id, month, segment, scope, organisation_id, label, label_key, payment_mode, managed, live,
                    billing_period, seats, members, externals, observers, billed_seats, workspaces, mrr_cents, trial_potential_cents,
                    discount_percent, account_manager, closed, admins, logins_30d, movement_cents)
                VALUES (?, ?, ?, 'organisation', ?, ?, ?, 'none', 0, 0, 'annual', 0, 0, 0, 0, 0, 0, 0, 0, 0, 'Robin@dembrane.com', 0, x'', 0, 0)
                """,
                [
                    customer.accountID.sqlValue, Given.november.sqlValue, segment.sqlValue, customer.organisation.sqlValue, .text(name),
                    .text(name.lowercased()),
                ])
            try connection.execute(
                "INSERT INTO account_usage VALUES (?, ?, ?, 0, 0)",
                [Given.november.sqlValue, customer.accountID.sqlValue, segment.sqlValue])
            try SearchTable(connection: connection).put(customer.accountID, "lange\u{0}straße")
            try SearchTable(connection: connection).put(ada, "lange\u{0}straße\na@b")
        }
    }
}
