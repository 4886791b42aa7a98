import Contracts
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("What becomes of trials, month by month")
struct TrialConversionTests {
    private static func counts(_ month: String, _ service: ServiceHarness) async throws -> [Int64?] {
        let answer = try await service.get("/mrr?from=\(month)&to=\(month)").json["months"]?[0]
        return ["trials_ended", "trials_converted", "trials_open"].map { answer?[$0]?.number }
    }

    @Test func trialsCountInTheMonthOfTheirEnd() async throws {
        var (paying, lost, late, recent) = (Customer(), Customer(), Customer(), Customer())
        try await withService { service in
            for event in [
                try paying.opening() + [paying.trial(from: Given.at("2026-08-01"), until: Given.at("2026-08-31"))],
                try lost.opening() + [lost.trial(from: Given.at("2026-08-01"), until: Given.at("2026-08-31"))],
                try late.opening() + [late.trial(from: Given.at("2026-07-05"), until: Given.at("2026-08-04"))],
                try recent.opening() + [recent.trial(from: Given.at("2026-10-16"), until: Given.at("2026-11-15"))],
            ] { try service.tell(event) }
            #expect(try await Self.counts("2026-08", service) == [3, 0, 0])
            #expect(try await Self.counts("2026-11", service) == [1, 0, 1])
            try service.tell([paying.subscribed(at: "2026-09-30"), late.subscribed(at: "2026-09-04"), recent.subscribed(at: "2026-11-20")])
            #expect(try await Self.counts("2026-08", service) == [3, 1, 0])
            #expect(try await Self.counts("2026-09", service) == [0, 0, 0])
            #expect(try await Self.counts("2026-11", service) == [1, 1, 0])
        }
    }

    @Test func theClockAloneEndsTrialsAndTheirDays() async throws {
        var customer = Customer()
        let end = Given.at("2026-12-01")
        try await withService { service in
            try service.tell(try customer.opening() + [customer.trial(from: Given.at("2026-11-01"), until: end)])
            service.time.set(end.adding(milliseconds: -1))
            try await service.runTimers()
            #expect(try await Self.counts("2026-11", service) == [0, 0, 0])
            service.time.set(end)
            try await service.runTimers()
            #expect(try await Self.counts("2026-12", service) == [1, 0, 1])
            service.time.set(end.adding(days: 30).adding(milliseconds: -1))
            #expect(try await Self.counts("2026-12", service) == [1, 0, 1])
            service.time.set(end.adding(days: 30))
            #expect(try await Self.counts("2026-12", service) == [1, 0, 0])
        }
    }
}

extension Customer {
    /// A self-serve subscription that collects money.
    fileprivate mutating func subscribed(at day: String) throws -> CloudEvent {
        try billing(
            BillingModeChanged(
                of: AccountIdentity(accountID: accountID, organisationID: organisation), paymentMode: .mollie, previousPaymentMode: .none,
                managed: false, subscription: Subscription(status: .active, mollieCustomerID: "cst_1", mollieSubscriptionID: "sub_1"),
                tier: .changemaker, previousTier: .free, billingPeriod: .annual, cause: .subscription, effectiveAt: Given.at(day)),
            at: Given.at(day))
    }
}
