import Contracts
import StaffAPI

/// Referrals as the page of a partner, or of an account, shows them.
struct ReferralRows {
    /// Whose name each row has: the other side is known from the page.
    enum Side {
        case client, partner, both
    }

    let side: Side

    func html(_ referrals: [ReferralAnswer]) -> HTML {
        let table = DataTable(name: "referrals", caption: "Referrals, the newest start first", columns: columns)
        return table.html {
            tableBody {
                for referral in referrals {
                    table.row(
                        referral, .id("referral-\(referral.referralID)"), Attribute("data-matter", referral.referralID.description),
                        Attribute("data-label", ShownName(Self.client(referral)).plain))
                }
            }
        }
    }

    static func client(_ referral: ReferralAnswer) -> String { referral.clientName ?? "Client that is gone" }

    private var columns: [TableColumn<ReferralAnswer>] {
        [
            TableColumn(name: "client", title: side == .partner ? "Partner" : "Client", cardLine: .first, namesRow: true) { names($0) },
            TableColumn(name: "share", title: "Terms") { share($0) },
            TableColumn(name: "term", title: "Holds") { term($0) },
            TableColumn(name: "state", title: "State") { ReferralMark(referral: $0).html() },
            TableColumn(name: "accrued", title: "Earned", isNumber: true) { accrued($0) },
            TableColumn(name: "balance", title: "Owed", isNumber: true, cardLine: .first) { HTML(text: Figures.money($0.balanceCents)) },
            TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                ActionMenu(
                    id: "menu-\(row.referralID)", subject: ShownName(Self.client(row)).plain,
                    items: ReferralActions().items(for: row)
                ).html()
            },
        ]
    }

    private func names(_ row: ReferralAnswer) -> HTML {
        let client = NameLink.account(row.accountID, Self.client(row))
        let partner = NameLink.partner(row.partnerOrganisationID, row.partnerName)
        switch side {
        case .client: return .joined([span(.class("title")) { client }, notes(row)])
        case .partner: return .joined([span(.class("title")) { partner }, notes(row)])
        case .both:
            let beside = small(.class("beside")) {
                "by "
                partner
            }
            return .joined([span(.class("title")) { client }, beside, notes(row)])
        }
    }

    /// What the partner may read, told apart from what they may not.
    private func notes(_ row: ReferralAnswer) -> HTML {
        let told = row.notes.map { text in
            small(.class("beside")) {
                "For the partner: "
                ShownName(text).html()
            }
        }
        let kept = row.internalNotes.map { text in
            small(.class("beside")) {
                "Internal: "
                ShownName(text).html()
            }
        }
        return .joined([told ?? .empty, kept ?? .empty])
    }

    private func share(_ row: ReferralAnswer) -> HTML {
        let discount = row.discountPercent == .zero ? nil : "\(row.discountPercent.value)\(Figures.space)% less for the client"
        return .joined([
            HTML(text: "\(row.kickbackPercent.value)\(Figures.space)% kickback"),
            discount.map { text in small(.class("beside")) { text } } ?? .empty,
        ])
    }

    private func term(_ row: ReferralAnswer) -> HTML {
        let end = row.endedAt ?? row.expiresAt
        let last = end.map { "to \(Figures.date(row.endedAt == nil ? $0.lastDay : $0.date))" } ?? "no end"
        return .joined([HTML(text: "from \(Figures.date(row.startsAt))"), small(.class("beside")) { last }])
    }

    private func accrued(_ row: ReferralAnswer) -> HTML {
        guard let cap = row.capCents, cap > .zero else { return HTML(text: Figures.money(row.accruedCents)) }
        return .joined([
            HTML(text: "\(Figures.money(row.accruedCents)) of \(Figures.money(cap))"),
            Gauge(share: Figures.percentage(of: row.accruedCents.amount, in: cap.amount)).html(),
        ])
    }
}
