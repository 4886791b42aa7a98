import Contracts
import StaffAPI

/// The page of a partner: its head, what it comes to, and one of its parts.
struct PartnerPage {
    let partner: PartnerView
    let content: HTML

    var title: String { "\(partner.name.plain) · \(partner.tab.title) · \(ConsoleArea.partners.title)" }

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", ConsolePath.partner(partner.id)), Attribute("data-kept"),
            Attribute("data-follows", AccountID(of: partner.id).description)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                AlertStrip(alerts: alerts).html()
                StatStrip(figures: figures).html()
            }
            TabBar(
                label: "Parts of the partner",
                tabs: PartnerTab.allCases.map {
                    .init(
                        title: $0.title, path: partner.path($0), count: $0 == .referrals ? partner.row.referrals : nil,
                        isCurrent: $0 == partner.tab)
                }
            ).html()
            division(.id("detail-content"), .class("parts"), Attribute("data-live")) { content }
        }
    }

    private var head: HTML {
        DetailHead(
            trail: [.init(title: ConsoleArea.partners.title, path: ConsoleArea.partners.path)], name: partner.name,
            marks: partner.row.isPartner ? span(.class("chip good")) { "partner" } : span(.class("chip quiet")) { "no partner any more" },
            facts: facts
        ).html()
    }

    private var facts: [HTML] {
        let account = link(.href(ConsolePath.account(AccountID(of: partner.id)))) { "Its account" }
        return [account] + (partner.row.changedAt.map { [HTML(text: "since \(Figures.date($0))")] } ?? []) + [ShortID.html(partner.id)]
    }

    private var alerts: [AlertStrip.Alert] {
        let row = partner.row
        return row.nearing == 0 ? [] : [.init(level: .warn, html: HTML(text: "Referrals: \(row.nearingInWords)."))]
    }

    private var figures: [StatStrip.Figure] {
        let row = partner.row
        return [
            .init(name: "Owed", value: Figures.money(row.balanceCents)), .init(name: "Earned", value: Figures.money(row.accruedCents)),
            .init(name: "Paid out", value: Figures.money(row.paidOutCents)),
            .init(name: "Referrals that run", value: Figures.count(row.runningReferrals), note: "of \(Figures.count(row.referrals))"),
        ]
    }
}
