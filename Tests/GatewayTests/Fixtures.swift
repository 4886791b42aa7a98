import Contracts
import ServiceTesting
import StaffAPI
import TestKit
import WebKit
@testable import Gateway

enum Fixtures {
    static func id<Tag>(_ number: UInt64) -> Identifier<Tag> {
        Identifier(high: 0x1000_0000_0000_4000, low: 0x8000_0000_0000_0000 + number)
    }

    static func viewer(_ policies: Set<StaffPolicy> = Set(StaffPolicy.allCases)) -> Viewer {
        Viewer(
            identity: StaffIdentity(email: "ann@dembrane.com", subject: "ann", policies: policies), formToken: "form-token",
            sessionEndsAt: t0.adding(days: 1))
    }

    static func admin(_ name: String = "Bo Admin") -> AdminContact {
        AdminContact(userID: id(77), name: name, email: "bo@example.org", lastLoginAt: t0.adding(days: -3), logins30Days: 4)
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
                mrrBankedCents: .zero, trialPotentialCents: .zero, logins30Days: 4,
                byClass: ["comped": .init(accounts: 1, mrrCents: .zero)]),
            accounts: accounts, nextCursor: nextCursor)
    }

    static let revenue = RevenueAnswer(months: [
        RevenueMonth(
            month: t0.month, openingCents: .zero, newCents: Cents(7_500), expansionCents: .zero, contractionCents: .zero, churnCents: .zero,
            reactivationCents: .zero, closingCents: Cents(7_500), byClass: ["paying": .init(accounts: 1, mrrCents: Cents(7_500))])
    ])

    /// What recurred at the end of each month.
    static let closing = [t0.month: Cents(7_500)]

    static let months = AccountMonthsAnswer(
        accountID: id(1),
        months: [-1, 0].map { back in
            MonthFigures(
                month: t0.month.adding(months: back), tier: .changemaker, class: .managed, seats: 3, billedSeats: 3,
                recordedSeconds: 3_600, recordedSecondsToDay: back == 0 ? nil : 1_800, mrrCents: Cents(back == 0 ? 18_750 : 22_500),
                logins30Days: 4)
        })

    /// Three seats, one of them at half the price.
    static let sum = AccountRevenueAnswer(
        accountID: id(1), month: t0.month, tier: .changemaker, billingPeriod: .annual, class: .managed, seatPriceCents: Cents(7_500),
        parts: [
            .init(seats: 2, discount: nil, workspaceID: nil, workspaceName: nil, amountCents: Cents(15_000)),
            .init(
                seats: 1, discount: Discount(kind: .scholarship, percent: percent(50)), workspaceID: id(2), workspaceName: "Interviews",
                amountCents: Cents(3_750)),
        ], listCents: Cents(22_500), netCents: Cents(18_750), mrrCents: Cents(18_750))

    static let detail = WorkspaceAnswer(
        workspace: WorkspaceDetail(
            workspaceID: id(2), name: "Interviews", accountID: id(1), accountLabel: "Gemeente Voorbeeld", organisationID: id(3),
            organisationName: "Gemeente Voorbeeld", usageContext: .internal, visibility: .inviteOnly, createdAt: t0, deleted: false,
            month: t0.month, tier: .free, seats: 1, members: 1, externals: 0, observers: 0, recordedSeconds: 3_600, countedSeconds: 3_000,
            capSeconds: 3_600, resetAt: nil, active: true, discount: nil, admins: [admin()]))

    static let members = MembersAnswer(
        workspaceID: id(2),
        members: [
            WorkspaceMember(role: .owner, state: .active, source: .direct, joinedAt: t0, seat: true, email: nil, contact: admin()),
            WorkspaceMember(
                role: .member, state: .pending, source: .direct, joinedAt: t0, seat: true, email: "new@example.org", contact: nil),
        ])

    static let people = PeopleAnswer(
        accountID: id(1),
        people: [
            AccountPerson(
                userID: id(77), invitedEmail: nil, name: "Bo Admin", email: "bo@example.org", role: .owner, state: .active, seat: true,
                lastLoginAt: t0, logins30Days: 4,
                workspaces: [.init(workspaceID: id(2), name: "Interviews", role: .owner, state: .active)], workspaceCount: 3)
        ], total: 51, first: 1, nextCursor: "abc", previousCursor: nil)

    static let person = PersonAnswer(
        person: PersonDetail(
            contact: admin(),
            memberships: [
                .init(
                    workspaceID: id(2), workspaceName: "Interviews", organisationID: id(3), organisationName: "Gemeente Voorbeeld",
                    accountID: id(1), accountLabel: "Gemeente Voorbeeld", role: .owner, state: .active, source: .direct, joinedAt: t0)
            ]))

    static let deletedPerson = PersonAnswer(
        person: PersonDetail(
            contact: AdminContact(userID: id(78), name: "", email: "", lastLoginAt: nil, logins30Days: 0), deleted: true, memberships: []))

    static func percent(_ value: Int) -> Percent { Percent(value) ?? .zero }

    static func risk(_ reason: RiskReason = .approachingCap) -> AtRiskRow {
        AtRiskRow(
            workspaceID: id(2), workspaceName: "Interviews", accountID: id(1), organisationName: "Gemeente Voorbeeld", tier: .free,
            reason: reason, reasons: [reason, .recentlyDowngraded], detail: nil, countedSeconds: 3_000, capSeconds: 3_600,
            projectedAt: t0.adding(days: 3), downgradedAt: t0.adding(days: -4), downgradedFrom: .guardian, admins: [admin()],
            remedy: "Warm upgrade talk")
    }
}

/// Pages, and what their menus say.
extension Fixtures {
    static func riskPage(_ row: AtRiskRow) -> String {
        AtRiskPage(viewer: viewer(), address: AtRiskAddress(), answer: AtRiskAnswer(rows: [row]), now: t0).html().source
    }

    /// What the menus of the page's rows say of an action: its codes, such as `tier!subscription`.
    static func codes(_ action: StaffAction, in page: String) -> [String] {
        page.split(separator: "data-actions=\"").dropFirst().flatMap { $0.prefix { $0 != "\"" }.split(separator: " ") }
            .filter { $0.prefix { $0 != "!" } == action.id }.map(String.init)
    }
}
