import Contracts
import StaffAPI

/// What the style guide shows: customers as there might be, among them long names and figures at the ends of their range.
struct StyleGuideSamples {
    let now: Instant

    func id<Tag>(_ number: UInt64) -> Identifier<Tag> {
        Identifier(high: 0x5717_1E60_1DE0_4000, low: 0x8000_0000_0000_0000 + number)
    }

    func context(of viewer: Viewer) -> RowContext { RowContext(viewer: viewer, month: now.month, now: now) }

    var contacts: [AdminContact] {
        [
            AdminContact(
                userID: id(1), name: "Amélie Nørholm", email: "amelie.norholm@waterschap.example", lastLoginAt: now.adding(days: -2),
                logins30Days: 14),
            AdminContact(userID: id(2), name: "", email: "someone.without.a.name@waterschap.example", lastLoginAt: nil, logins30Days: 0),
        ]
    }

    func account(_ number: UInt64, _ label: String, _ tier: Tier, _ revenueClass: RevenueClass, cents: Int64) -> AccountRow {
        AccountRow(
            accountID: id(number), label: label, scope: .organisation, organisationID: id(number + 50), organisationName: label,
            tier: tier, class: revenueClass, managed: revenueClass == .managed, partner: false,
            paymentMode: revenueClass == .paying ? .mollie : .offline, billingPeriod: .annual, seats: 19, externals: 2, observers: 1,
            billedSeats: 24, recordedSeconds: 81_000, countedSeconds: 81_000, mrrCents: Cents(cents), discount: nil, tierExpiresAt: nil,
            accountManager: "tobias@dembrane.com", active: true, admins: contacts, workspaceCount: 1, workspaces: [workspace(number)])
    }

    func workspace(_ number: UInt64) -> WorkspaceRow {
        WorkspaceRow(
            workspaceID: id(number + 100), name: "Gesprekken over de wijk", tier: .guardian, seats: 3, members: 3, externals: 1,
            observers: 1, recordedSeconds: 3_600, countedSeconds: 3_000, capSeconds: 3_600, active: true, admins: contacts,
            discount: discount)
    }

    var discount: Discount { Discount(kind: .scholarship, percent: Percent(20) ?? .zero) }

    /// Each differs in what a row can show.
    var accounts: [AccountRow] {
        var partner = account(11, "Waterschap Wilgenkamp", .guardian, .paying, cents: 390_000)
        partner.partner = true
        var trial = account(12, "Stad Rietenvoort, afdeling Participatie en Samenleving van de gemeente", .changemaker, .trial, cents: 0)
        trial.tierExpiresAt = now.adding(days: 6)
        var discounted = account(13, "Agence Hazelvoort", .innovator, .managed, cents: 142_500)
        discounted.discount = ShownDiscount(discount)
        var inactive = account(14, "Bürgerforum Lindenmeren", .free, .free, cents: 0)
        (inactive.active, inactive.accountManager, inactive.admins) = (false, nil, [])
        return [partner, trial, discounted, inactive, account(15, "\u{202E}Turned name", .pilot, .comped, cents: 0)]
    }

    func risk(_ number: UInt64, _ reason: RiskReason, countedSeconds: Int64) -> AtRiskRow {
        AtRiskRow(
            workspaceID: id(number), workspaceName: "Gesprekken over de wijk", accountID: id(number + 50),
            organisationName: "Waterschap Wilgenkamp", tier: .free, reason: reason, reasons: [reason, .recentlyDowngraded], detail: nil,
            countedSeconds: countedSeconds, capSeconds: 3_600, projectedAt: now.adding(days: 3), downgradedAt: now.adding(days: -4),
            downgradedFrom: .guardian, mrrCents: Cents(142_500), admins: contacts, remedy: "talk about an upgrade")
    }

    /// Thirteen months of everything that moves revenue.
    var revenue: [RevenueMonth] {
        var opening: Int64 = 8_000_000
        return (0...MonthPicker.monthsBack).reversed().map { back in
            let step = Int64(MonthPicker.monthsBack - back)
            let (gained, lost) = (220_000 + 20_000 * step, -120_000 - 15_000 * step)
            let closing = opening + gained + lost
            defer { opening = closing }
            return RevenueMonth(
                month: now.month.adding(months: -back), openingCents: Cents(opening), newCents: Cents(gained / 2),
                expansionCents: Cents(gained / 4), contractionCents: Cents(lost / 2), churnCents: Cents(lost / 2),
                reactivationCents: Cents(gained / 4), closingCents: Cents(closing),
                byClass: [
                    "paying": ClassTotal(accounts: 40, mrrCents: Cents(closing / 2)),
                    "managed": ClassTotal(accounts: 9, mrrCents: Cents(closing - closing / 2)),
                ])
        }
    }

    /// What recurred at the end of each month.
    var closing: [Month: Cents] { Dictionary(revenue.map { ($0.month, $0.closingCents) }) { first, _ in first } }

    var search: SearchAnswer {
        var answer = SearchAnswer()
        answer.accounts = [
            .init(
                accountID: id(11), label: "Waterschap Wilgenkamp", scope: .organisation, organisationID: id(61),
                organisationName: "Waterschap Wilgenkamp", tier: .guardian, class: .managed,
                matched: SearchMatched(field: .email, text: "amelie.norholm@waterschap.example"), exact: false)
        ]
        answer.people = [
            .init(
                userID: id(1), name: "Amélie Nørholm", email: "amelie.norholm@waterschap.example", matched: nil, exact: false,
                accounts: [.init(accountID: id(11), label: "Waterschap Wilgenkamp")], accountCount: 3)
        ]
        return answer
    }
}
