import Contracts
import ServiceKit
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import BillingService

@Suite("Importing history")
struct ImportTests {
    private static let organisation = "\"organisation_id\":\"\(Known.organisation)\""

    /// Deliberately not in the order of its dates.
    private static let history = [
        #"{"kind":"billing_mode",\#(organisation),"effective_at":"2025-06-01T09:00:00Z","payment_mode":"offline","tier":"guardian","seats":25}"#,
        "",
        #"{"kind":"tier",\#(organisation),"effective_at":"2025-02-01T09:00:00Z","tier":"guardian","reason":"Launching partner"}"#,
        #"{"kind":"account_manager",\#(organisation),"effective_at":"2025-06-01T09:00:00Z","email":"Eva@dembrane.com"}"#,
        #"{"kind":"discount",\#(organisation),"effective_at":"2025-07-01T09:00:00Z","discount":{"kind":"scholarship","percent":25}}"#,
        #"{"kind":"discount",\#(organisation),"effective_at":"2026-07-01T09:00:00Z","discount":null}"#,
        #"{"kind":"trial",\#(organisation),"effective_at":"2024-11-01T09:00:00Z","tier":"changemaker","months":1}"#,
        paidPeriod + #","source":"transfer","received_on":"2026-06-20","number":"2026-000042"}"#,
    ]
    private static let paidPeriod =
        #"{"kind":"paid_period",\#(organisation),"period_start":"2026-06-01","period_end":"2027-05-31","net_cents":100,"total_cents":121"#

    private static let mollie =
        #"{"kind":"billing_mode",\#(organisation),"effective_at":"2025-06-01T09:00:00Z","payment_mode":"mollie","tier":"guardian","subscription":"#
    private static let long = String(repeating: "x", count: 256)

    @discardableResult
    private func take(_ lines: [String], _ service: ServiceHarness) throws -> String {
        try service.runtime.engine.changes.run {
            try HistoryImport.importer(BillingConfiguration.selling.seller).run(lines.map { Array($0.utf8) }, $0)
        }
    }

    @Test func thePastComesInByItsDates() async throws {
        try await withService { service in
            #expect(try take(Self.history, service) == "read 7 lines about 1 accounts: 9 new events")
            #expect(
                try service.eventNames() == [
                    "account-opened", "trial-granted", "tier-expired", "tier-changed", "billing-mode-changed", "account-manager-changed",
                    "discount-set", "invoice-paid", "discount-cleared",
                ])
            let billing = try await service.billing()
            #expect(billing["tier"] == "guardian")
            #expect(billing["class"] == "paying")
            #expect(billing["recorded_seats"] == 25)
            #expect(billing["account_manager"] == "eva@dembrane.com")
            let tier = try #require(try service.events().lazy.compactMap { try? $0.decode(TierChanged.self) }.first)
            #expect(tier.cause == .imported)
            #expect(tier.effectiveAt.description == "2025-02-01T09:00:00Z")
        }
    }

    @Test func twiceIsOnceAndAGrownFileAddsItsNewLines() async throws {
        try await withService { service in
            try take(Self.history, service)
            #expect(try take(Self.history, service) == "read 7 lines about 1 accounts: 0 new events")
            let grown = #"{"kind":"tier",\#(Self.organisation),"effective_at":"2026-10-01T09:00:00Z","tier":"innovator"}"#
            #expect(try take(Self.history + [grown], service).hasSuffix(": 1 new events"))
        }
    }

    @Test func anImportedTrialThatRunsIsEndedByTheClock() async throws {
        let line = #"{"kind":"trial",\#(Self.organisation),"effective_at":"2026-11-20T09:00:00Z","tier":"changemaker","months":1}"#
        try await withService { service in
            try take([line], service)
            service.time.set(t0.adding(days: 60))
            try await service.runTimers()
            #expect(try service.events().last?.decode(TierExpired.self)?.effectiveAt.description == "2026-12-20T09:00:00Z")
        }
    }

    static let faults: [(String, String)] = [
        (#"{"kind":"tier"}"#, "organisation_id"),
        (#"{"kind":"tiers",\#(organisation)}"#, "kind has to be one of"),
        (#"{\#(organisation)}"#, "kind is needed"),
        ("[]", "one JSON object"),
        (#"{"kind":"account",\#(organisation),"effective_at":"2026-11-24T09:00:00Z"}"#, "in the future"),
        (#"{"kind":"account",\#(organisation)}"#, "effective_at is needed"),
        (#"{"kind":"account",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","teir":"free"}"#, "teir is no field"),
        (#"{"kind":"tier",\#(organisation),"effective_at":"2025-11-24T09:00:00Z"}"#, "tier is needed"),
        (
            #"{"kind":"tier",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","tier":"guardian","expires_at":"2025-11-24T09:00:00Z"}"#,
            "expires_at has to lie after"
        ),
        (#"{"kind":"trial",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","tier":"guardian","months":13}"#, "months"),
        (#"{"kind":"discount",\#(organisation),"effective_at":"2025-11-24T09:00:00Z"}"#, "discount is needed"),
        (
            #"{"kind":"discount",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","discount":{"kind":"trial","percent":5,"x":1}}"#,
            "x is no field of discount"
        ),
        (#"{"kind":"account_manager",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","email":"a@b.example"}"#, "email"),
        (
            #"{"kind":"billing_mode",\#(organisation),"effective_at":"2025-11-24T09:00:00Z","payment_mode":"mollie","tier":"guardian"}"#,
            "subscription goes with"
        ),
        (paidPeriod + #","source":"transfer","received_on":"2026-11-24"}"#, "received_on lies in the future"),
        (paidPeriod + #","received_on":"2026-06-20"}"#, "source is needed"),
        (paidPeriod + #","source":"\#(long)","received_on":"2026-06-20"}"#, "source: expected at most 255 characters"),
        (paidPeriod + #","source":"transfer","reference":"a\u0000b","received_on":"2026-06-20"}"#, "reference: expected at most 255"),
        (paidPeriod + #","source":"transfer","number":"\#(long)","received_on":"2026-06-20"}"#, "number: expected at most 255"),
        (
            mollie + #"{"status":"active","mollie_subscription_id":"\#(long)"}}"#,
            "subscription.mollie_subscription_id: expected at most 255"
        ),
        (mollie + #"{"status":"pending","mollie_subscription_id":"sub_1"}}"#, "subscription.status pending is an order"),
    ]

    @Test(arguments: faults)
    func aFaultIsToldWithItsLineAndNothingIsTakenIn(line: String, reason: String) async throws {
        try await withService { service in
            var told: [String] = []
            do {
                try take(Self.history + [line], service)
            } catch let faults as ImportFaults {
                told = faults.faults
            }
            #expect(told.count == 1)
            #expect(told.first?.hasPrefix("line \(Self.history.count + 1): ") == true)
            #expect(told.first?.contains(reason) == true, "\(told)")
            #expect(try service.events().isEmpty)
        }
    }
}
