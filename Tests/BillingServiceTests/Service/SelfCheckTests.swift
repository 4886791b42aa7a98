import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("The checks of billing find")
struct SelfCheckTests {
    private static let external = AccountID(of: Known.otherWorkspace)

    /// An account with an end, one that has moved, and one without anything.
    private static func tell(_ service: ServiceHarness) async throws {
        let other = OrganisationID.random()
        try service.apply([
            Facts.workspace(Known.otherWorkspace, in: Known.organisation, .external), Facts.organisation(other),
            Facts.workspace(Known.otherWorkspace, in: other, .external, at: t0.adding(days: -20)),
        ])
        try await service.command(.post, "\(accountPath)/trial", ["reason": "try it"])
    }

    private static func differences(_ service: ServiceHarness) async throws -> [String: [CheckDifference]] {
        let report = try await service.runtime.checks.run()
        #expect(report.checks.allSatisfy { $0.unfinished == nil })
        return Dictionary(uniqueKeysWithValues: report.checks.filter { !$0.differences.isEmpty }.map { ($0.name, $0.differences) })
    }

    @Test func nothingAtAnyTimeOfATrial() async throws {
        try await withService(given: Facts.customer) { service in
            try await Self.tell(service)
            for day in [0, 26, 27, 28, 30, 31] {
                service.time.set(t0.adding(days: day))
                #expect(try await Self.differences(service) == [:], "before the timers of day \(day)")
                try await service.runTimers()
                #expect(try await Self.differences(service) == [:], "after the timers of day \(day)")
            }
            #expect(try service.eventNames().suffix(2) == ["tier-expiring-soon", "tier-expired"])
        }
    }

    /// A service that was down for the whole time left to a tier doesn't warn of its end any more.
    @Test func nothingWhereItWasTooLateToWarn() async throws {
        try await withService(given: Facts.customer) { service in
            try await Self.tell(service)
            service.time.set(t0.adding(days: 40))
            #expect(try await Self.differences(service) == [:])
            try await service.runTimers()
            #expect(try await Self.differences(service) == [:])
        }
    }

    @Test(arguments: [
        ("DELETE FROM open_accounts WHERE account_id = ?1", "account-events"),
        ("UPDATE open_accounts SET organisation_id = zeroblob(16) WHERE account_id = ?1", "account-events"),
        ("UPDATE open_accounts SET account_id = zeroblob(16) WHERE account_id = ?1", "account-events open-accounts"),
        ("DELETE FROM due WHERE timer = 'tier-expiry' AND length(?1) > 0", "account-events"),
        ("UPDATE due SET due_at = due_at + 1 WHERE timer = 'tier-expiry-warning' AND length(?1) > 0", "account-events"),
    ])
    func whatWasSpoiledByHand(sql: String, foundBy: String) async throws {
        try await withService(given: Facts.customer) { service in
            try await Self.tell(service)
            #expect(try await service.runtime.database.writing { try $0.execute(sql, [account.sqlValue]) } == 1)
            let found = try await Self.differences(service)
            #expect(found.keys.sorted().joined(separator: " ") == foundBy)
            #expect(found["account-events"]?.map(\.accountID) == [account])
        }
    }
}
