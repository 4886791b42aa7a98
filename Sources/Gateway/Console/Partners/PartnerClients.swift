import Contracts
import StaffAPI

/// The clients of a partner: those that they brought, and those whose workspaces they run.
struct PartnerClients {
    static let shownMaximum = 100

    let partner: PartnerView
    /// The newest of them.
    let referrals: [ReferralAnswer]
    /// Whether there are older ones.
    var hasMore = false
    /// Nil where they can't be told now.
    let run: RollupAnswer?

    func html() -> HTML { .joined([brought, workspaces]) }

    private var brought: HTML {
        section(.class("card"), Attribute("aria-labelledby", "brought-title")) {
            heading2(.id("brought-title")) { "Brought by them" }
            if clients.isEmpty {
                paragraph(.class("note")) { "They have brought no clients yet." }
            } else {
                unorderedList(.class("plain-list")) {
                    for one in clients {
                        listItem {
                            NameLink.account(one.accountID, ReferralRows.client(one))
                            " "
                            ReferralMark(referral: one).html()
                        }
                    }
                }
                if hasMore {
                    paragraph(.class("note")) {
                        "By the newest \(Figures.count(referrals.count)) referrals; all stand under "
                        link(.href(partner.path(.referrals))) { "Referrals" }
                    }
                }
            }
        }
    }

    /// Each once, by the newest of its referrals.
    private var clients: [ReferralAnswer] {
        var seen: Set<AccountID> = []
        return referrals.filter { seen.insert($0.accountID).inserted }
    }

    private var workspaces: HTML {
        section(.class("card"), Attribute("aria-labelledby", "run-title")) {
            heading2(.id("run-title")) { "Workspaces that they run for clients" }
            if let run { list(run) } else { paragraph(.class("note")) { "RollupService can't tell them now." } }
        }
    }

    @HTMLBuilder private func list(_ run: RollupAnswer) -> HTML {
        let accounts = run.accounts.filter { $0.organisationID == partner.id }
        if accounts.isEmpty {
            paragraph(.class("note")) { "They run no external workspace." }
        } else {
            DataTable(
                name: "clients", caption: "Workspaces that the partner runs for clients",
                columns: [
                    TableColumn(name: "client", title: "Workspace", cardLine: .first, namesRow: true) { (row: AccountRow) in
                        span(.class("title")) { NameLink.account(row.accountID, row.label) }
                    },
                    TableColumn(name: "tier", title: "Tier") { HTML(text: $0.tier.title) },
                    TableColumn(name: "class", title: "Class") { row in span(.class("pill class-\(row.class.text)")) { row.class.title } },
                    TableColumn(name: "seats", title: "Seats", isNumber: true) { HTML(text: Figures.count($0.seats)) },
                    TableColumn(name: "mrr", title: "MRR", isNumber: true, cardLine: .first) { HTML(text: Figures.money($0.mrrCents)) },
                ]
            ).all(accounts)
            if run.nextCursor != nil {
                paragraph(.class("note")) {
                    "\(Figures.count(accounts.count)) of \(Figures.count(run.totals.accounts)), all in "
                    link(.href(all.path)) { ConsoleArea.usage.title }
                }
            }
        }
    }

    private var all: UsageAddress { UsageAddress.searching(partner.id.description).with(\.filter.scope, .workspace) }
}
