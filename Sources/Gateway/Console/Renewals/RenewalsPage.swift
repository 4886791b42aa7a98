import Contracts
import StaffAPI

/// The content of the page of renewals: what it comes to, filters and the list.
struct RenewalsPage: ListContent {
    let address: RenewalsAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: RenewalsAnswer
    let context: RowContext

    func html() -> HTML {
        .joined([headline, .joined(notes.map { Banner(text: $0).html() }), filters.bar.html(), list])
    }

    var title: String {
        ([address.kind?.title, address.isOverdue ? "Overdue" : nil, address.isSnoozed ? "Snoozed" : nil].compactMap { $0 } + [
            ConsoleArea.renewals.title
        ])
        .joined(separator: " · ")
    }

    var list: HTML {
        section(.id("renewals"), .class("results"), .label("Renewals"), Attribute("data-live")) {
            PrintedScope(filters: filters.bar.inWords, pager: pager).html()
            StatStrip(figures: figures).html()
            if answer.renewals.isEmpty { nothing } else { RenewalTable(context: context).html(answer.renewals) }
            pager.html()
        }
    }

    private var figures: [StatStrip.Figure] {
        let counts = answer.counts
        let ending = StatStrip.Figure(
            name: address.isSnoozed ? "Put aside" : "Within \(Figures.count(address.days)) days", value: Figures.count(counts.total))
        let figures = [
            ending, .init(name: "Overdue", value: Figures.count(counts.overdue)),
            .init(name: "Next amounts", value: Figures.money(counts.nextAmountCents)),
        ]
        return address.isSnoozed ? figures : figures + [.init(name: "Put aside", value: Figures.count(counts.snoozed))]
    }

    private var filters: RenewalFilters { RenewalFilters(address: address) }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.renewals.title }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(RenewalOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var nothing: HTML {
        let days = "\(Figures.count(address.days)) days"
        guard address.isFiltered else {
            return EmptyList(
                text: "Nothing ends within \(days), and nothing is overdue.",
                ways: [.init(title: "Within 90 days", path: address.with(\.within, 90).path)]
            ).html()
        }
        return EmptyList(text: "Nothing that ends within \(days) fits these filters.", ways: filters.bar.waysWithout).html()
    }

    private var pager: Pager {
        Pager(
            things: "renewals", shown: answer.renewals.count, first: address.isFirstPage ? 1 : nil, total: Int64(answer.counts.total),
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
