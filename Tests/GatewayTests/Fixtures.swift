import Contracts
import ServiceKit

@testable import Gateway

/// The moment at which every test of this target plays: Monday 23 November 2026, 09:00 UTC.
let t0 = Instant(milliseconds: 1_795_424_400_000)

enum Fixtures {
    static func id<Tag>(_ number: UInt64) -> Identifier<Tag> {
        Identifier(high: 0x1000_0000_0000_4000, low: 0x8000_0000_0000_0000 + number)
    }

    static func viewer(_ policies: Set<StaffPolicy> = Set(StaffPolicy.allCases)) -> Viewer {
        Viewer(identity: StaffIdentity(email: "ann@dembrane.com", subject: "ann", policies: policies), formToken: "form-token")
    }

    static func admin(_ name: String = "Bo Admin") -> AdminContact {
        AdminContact(userID: id(77), name: name, email: "bo@example.org", lastLoginAt: t0.adding(days: -3), logins: 4)
    }

    static func workspace(_ name: String = "Interviews") -> WorkspaceRow {
        WorkspaceRow(
            workspaceID: id(2), name: name, tier: .free, seats: 3, members: 3, externals: 0, observers: 1, recordedSeconds: 3_600,
            countedSeconds: 3_000, capSeconds: 3_600, active: true, admins: [admin()], discount: nil)
    }

    static func account(_ label: String = "Gemeente Voorbeeld") -> AccountRow {
        AccountRow(
            accountID: id(1), label: label, scope: .organisation, organisationID: id(3), organisationName: label, tier: .changemaker,
            class: .comped, managed: false, partner: false, paymentMode: .none, billingPeriod: .annual, seats: 3, externals: 0,
            observers: 1,
            recordedSeconds: 3_600, countedSeconds: 3_000, mrrCents: Cents(123_456), discount: nil, tierExpiresAt: nil, accountManager: nil,
            active: true, admins: [admin()], workspaces: [workspace()])
    }

    static func rollup(_ accounts: [AccountRow], month: Month = t0.month, nextCursor: String? = nil) -> RollupAnswer {
        RollupAnswer(
            month: month, asOf: t0,
            totals: RollupTotals(
                accounts: 1, activeAccounts: 1, workspaces: 1, seats: 3, recordedSeconds: 3_600, mrrForecastCents: Cents(123_456),
                mrrBankedCents: .zero, trialPotentialCents: .zero, logins: 4,
                byClass: ["comped": .init(accounts: 1, mrrCents: .zero)]),
            nextCursor: nextCursor, accounts: accounts)
    }

    static let revenue = RevenueAnswer(months: [
        RevenueMonth(
            month: t0.month, openingCents: .zero, newCents: Cents(7_500), expansionCents: .zero, contractionCents: .zero, churnCents: .zero,
            reactivationCents: .zero, closingCents: Cents(7_500), byClass: ["paying": .init(accounts: 1, mrrCents: Cents(7_500))])
    ])

    static func risk(_ reason: RiskReason = .approachingCap) -> AtRiskRow {
        AtRiskRow(
            workspaceID: id(2), workspaceName: "Interviews", accountID: id(1), organisationName: "Gemeente Voorbeeld", tier: .free,
            reason: reason, reasons: [reason, .recentlyDowngraded], detail: nil, countedSeconds: 3_000, capSeconds: 3_600,
            projectedAt: t0.adding(days: 3), downgradedAt: t0.adding(days: -4), downgradedFrom: .guardian, admins: [admin()],
            remedy: "Warm upgrade talk")
    }
}
