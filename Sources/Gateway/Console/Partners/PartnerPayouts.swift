import Contracts
import StaffAPI

/// What a partner was paid, in the order of booking.
struct PartnerPayouts {
    static let pageSize = 50
    /// Before the first of all.
    static let firstDay = "2000-01-01"

    let partner: PartnerView
    let answer: StatementAnswer
    let isFirstPage: Bool

    func html() -> HTML {
        section(.class("results"), .label("Payouts")) {
            if answer.entries.isEmpty {
                EmptyList(
                    text: "Nothing was paid out. A payout is recorded by the menu of a referral.",
                    ways: [.init(title: "Referrals", path: partner.path(.referrals))]
                ).html()
            } else {
                table.html { tableBody { for payout in answer.entries { row(payout) } } }
                paragraph { "Paid out in all: \(Figures.money(StatementWords.paidOut(answer.totals)))\(withdrawn)" }
            }
            PartnerPager(path: partner.path(.payouts), isFirstPage: isFirstPage, nextCursor: answer.nextCursor, shown: answer.entries.count)
                .html("payouts")
        }
    }

    private var table: DataTable<StatementAnswer.Entry> {
        DataTable(name: "payouts", caption: "What the partner was paid", columns: columns)
    }

    private func row(_ payout: StatementAnswer.Entry) -> HTML {
        table.row(
            payout, .id("payout-\(payout.eventID)"), Attribute("data-matter", payout.referralID.description),
            Attribute("data-payout", payout.eventID), Attribute("data-label", ShownName(StatementWords.reference(payout)).plain))
    }

    private var withdrawn: String {
        let amount = answer.totals.payoutWithdrawnCents
        return amount == .zero ? "" : ", without \(Figures.money(amount)) that was recorded by mistake and withdrawn"
    }

    @HTMLBuilder private static func reference(_ entry: StatementAnswer.Entry) -> HTML {
        span(.class("title")) { ShownName(StatementWords.reference(entry)).html() }
        if let withdrawn = entry.withdrawnAt {
            small(.class("beside")) { "recorded by mistake, withdrawn on \(Figures.date(withdrawn))" }
        }
    }

    private var columns: [TableColumn<StatementAnswer.Entry>] {
        [
            TableColumn(name: "reference", title: "Reference", cardLine: .first, namesRow: true) { Self.reference($0) },
            TableColumn(name: "paid", title: "Paid on") { HTML(text: Figures.date($0.paidOn ?? $0.at.date)) },
            TableColumn(name: "client", title: "For the client") { ShownName($0.clientName ?? "Client that is gone").html() },
            TableColumn(name: "booked", title: "Recorded", priority: .roomy) { HTML(text: Figures.moment($0.at)) },
            TableColumn(name: "amount", title: "Amount", isNumber: true, cardLine: .first) { HTML(text: Figures.money($0.amountCents)) },
            TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                ActionMenu(
                    id: "menu-\(row.eventID)", subject: ShownName(StatementWords.reference(row)).plain,
                    items: PayoutActions().items(for: row)
                ).html()
            },
        ]
    }
}
