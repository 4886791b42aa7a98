import Contracts
import ServiceTesting
import TestKit
@testable import RollupService

/// Short names for the things that the domain tests are about. `t0` is the fixed present: 23 November 2026, 12:00 UTC.
enum Given {
    static let t0 = Instant("2026-11-23T12:00:00Z") ?? Instant(milliseconds: 0)
    static let november = Month(year: 2026, number: 11)
    static let now = AsOf(month: november, now: t0)

    static func at(_ text: String) -> Instant {
        guard let instant = Instant(text.count == 10 ? "\(text)T00:00:00Z" : text) else { preconditionFailure("not a time: \(text)") }
        return instant
    }

    static func user(_ number: UInt64) -> Person { .user(UserID(high: 1, low: number)) }
    static func workspace(_ number: UInt64) -> WorkspaceID { WorkspaceID(high: 2, low: number) }
    static let organisation = OrganisationID(high: 3, low: 1)

    static func percent(_ value: Int) -> Percent {
        guard let percent = Percent(value) else { preconditionFailure("not a percentage: \(value)") }
        return percent
    }

    static func placement(
        _ person: Person, _ role: WorkspaceRole, in workspace: UInt64 = 1, joined: String = "2026-01-01", pending: Bool = false
    ) -> Placement {
        Placement(workspaceID: Self.workspace(workspace), person: person, role: role, isPending: pending, joinedAt: at(joined))
    }

    static func seats(_ count: Int, in workspace: UInt64 = 1) -> [Seat] {
        (0..<count).map { Seat(person: user(UInt64($0)), workspaceID: Self.workspace(workspace), joinedAt: at("2026-01-01")) }
    }

    static func terms(
        _ tier: Tier, _ period: BillingPeriod = .annual, live: Bool = false, managed: Bool = false, paidUp: Bool = false,
        trial: Bool = false, discount: Discount? = nil, agreedSeats: Int? = nil
    ) -> TermsInForce {
        var terms = TermsInForce()
        terms.tier = tier
        terms.billingPeriod = period
        terms.mode = BillingMode(
            paymentMode: live ? .mollie : managed ? .offline : .none, managed: managed, hasLiveSubscription: live, agreedSeats: agreedSeats)
        terms.isPaidUp = paidUp
        terms.hasRunningTrial = trial
        terms.accountDiscount = discount
        return terms
    }

    static func term(_ effectiveAt: String, _ position: Int64, _ change: Term.Change) -> Term {
        Term(effectiveAt: at(effectiveAt), position: position, change: change)
    }
}
