import Contracts
import Database
import EventKit
import Foundation
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import ProcessKit
@testable import ServiceKit

@Suite struct SelfCheckTests {
    private static let account = AccountID(high: 1, low: 2)

    /// No tally is beyond 100: looked at one owner after the other.
    private static let bounded = SelfCheck("bounded", holds: "No tally is beyond 100.") { (step, after: String?) in
        let sql = "SELECT owner, amount FROM tally_sums WHERE owner > ? ORDER BY owner LIMIT 1"
        let row = try step.connection.first(sql, [.text(after ?? "")]) { ($0.text(0), $0.int(1)) }
        if let (owner, amount) = row, amount > 100 {
            step.findings.add(CheckDifference(account: account, "tally of \(owner)", expected: "at most 100", found: "\(amount)"))
        }
        return row?.0
    }

    private static var definition: ServiceDefinition {
        var definition = TallyService.definition
        definition.checks = [bounded, SelfCheck("unsettled", holds: "Never looked at.") { _ in throw NotSettled("never settled") }]
        return definition
    }

    private static func spoil(_ harness: ServiceHarness) async throws {
        try await harness.runtime.database.writing { try $0.execute("INSERT INTO tally_sums VALUES ('ada', 7, 1), ('bob', 101, 1)") }
    }

    private static func read(_ path: String, _ harness: ServiceHarness) async throws -> String {
        let request = try #require(HTTPRequest(.get, path))
        return String(decoding: try await harness.runtime.respond(to: request).collectBody(), as: UTF8.self)
    }

    @Test func aDifferenceIsToldInReportReadinessAndMetrics() async throws {
        try await withHarness(Self.definition) { harness in
            try await Self.spoil(harness)
            let report = try await harness.runtime.checks.run()
            #expect(report.checks.map(\.name) == ["bounded", "unsettled"])
            #expect(report.checks[0].differences.map(\.accountID) == [Self.account])
            #expect(report.checks[0].differenceCount == 1)
            #expect(report.checks[1].unfinished == "never settled")
            let readiness = try await Self.read("/readyz", harness)
            #expect(readiness.contains("account \(Self.account), tally of bob: expected at most 100, found 101"))
            #expect(readiness.contains("unsettled: not finished: never settled"))
            let metrics = try await Self.read("/metrics", harness)
            #expect(metrics.contains("self_check_differences{check=\"bounded\"} 1"))
            #expect(metrics.contains("self_check_unfinished{check=\"unsettled\"} 1"))
            let kept = try await harness.runtime.database.reading { try SelfCheckTable($0).state() }
            #expect(kept == SelfCheckAnswer(runningSince: nil, report: report))
        }
    }

    /// What the last run found is told after a restart, too.
    @Test func theLastResultOutlivesTheProcess() async throws {
        let folder = NSTemporaryDirectory() + "checks-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let first = try ServiceHarness(Self.definition, now: t0, directory: folder)
        try await Self.spoil(first)
        try await first.runtime.checks.run()
        try await first.stop()
        let second = try ServiceHarness(Self.definition, now: t0, directory: folder)
        #expect(try await Self.read("/readyz", second).contains("tally of bob"))
        #expect(try await Self.read("/metrics", second).contains("self_check_differences{check=\"bounded\"} 1"))
        try await second.stop()
    }

    @Test func allAreCountedAndTheFirstAreKept() async throws {
        var definition = TallyService.definition
        definition.checks = [
            SelfCheck("many", holds: "Nothing.") { run in
                for number in 1...250 { run.findings.add(CheckDifference("number", expected: "none", found: "\(number)")) }
            }
        ]
        try await withHarness(definition) { harness in
            let report = try await harness.runtime.checks.run()
            #expect(report.differenceCount == 250)
            #expect(report.checks[0].differences.count == CheckResult.differencesKept)
        }
    }

    /// The command tells it by its exit code, beside the running service, and keeps nothing.
    @Test func theCommandLooksBesideTheRunningService() async throws {
        var definition = TallyService.definition
        definition.checks = [Self.bounded]
        let checked = definition
        try await withHarness(checked) { harness in
            let environment = [
                "KAFKA_BOOTSTRAP_SERVERS": "127.0.0.1:9", "DATA_DIR": harness.directory,
                "INTERNAL_SECRET": ServiceHarness.secret.revealed, "HTTP_PORT": "0",
            ]
            func check() async -> ExitCode {
                await ServiceCommandLine.run(["check"], executable: "PartnerService", environment: environment) { _ in checked }
            }
            #expect(await check() == .success)
            try await Self.spoil(harness)
            #expect(await check() == .failure)
            #expect(try await harness.runtime.database.reading { try SelfCheckTable($0).state().report } == nil)
        }
    }

    /// Whoever asks all services is not left waiting for one that has nothing to check.
    @Test func aServiceWithoutChecksAnswersWithNone() async throws {
        let cluster = try await makeCluster()
        let harness = try ServiceHarness(TallyService.definition, kafka: cluster.configuration, now: t0)
        #expect(try await harness.post("/self-checks", [:]).status == 200)
        #expect(try await eventually { try await harness.get("/self-checks").json["report"]?["checks"] == [] })
        #expect(try await harness.get("/self-checks").json["running_since"] == .null)
        try await harness.stop()
        cluster.close()
    }

    @Test func runsAtNightAndWhenAsked() async throws {
        let cluster = try await makeCluster()
        var definition = TallyService.definition
        definition.checks = [Self.bounded]
        let harness = try ServiceHarness(definition, kafka: cluster.configuration, now: t0)
        try await Self.spoil(harness)
        func report() async throws -> CheckReport? {
            try await harness.runtime.database.reading { try SelfCheckTable($0).state().report }
        }
        let night = SelfChecks.next(3, after: t0)
        #expect(night > t0 && night <= t0.adding(days: 1))
        harness.time.set(night)
        #expect(try await eventually { try await report()?.startedAt == night })
        harness.time.set(night.adding(hours: 1))
        let asked = try await harness.post("/self-checks", [:])
        #expect(asked.status == 200)
        #expect(asked.json["self_checks"]?["running_since"]?.text == night.adding(hours: 1).description)
        #expect(try await eventually { try await report()?.startedAt == night.adding(hours: 1) })
        let answer = try await harness.get("/self-checks").json
        #expect(answer["running_since"] == .null)
        #expect(answer["report"]?["checks"]?[0]?["differences"]?[0]?["account_id"]?.text == Self.account.description)
        harness.time.set(night.adding(days: 1))
        #expect(try await eventually { try await report()?.startedAt == night.adding(days: 1) })
        try await harness.stop()
        cluster.close()
    }
}
