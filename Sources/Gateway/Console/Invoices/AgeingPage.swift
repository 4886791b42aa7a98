import Contracts
import StaffAPI

/// The content of the page of open invoices by age.
struct AgeingPage {
    /// Accounts on one page; the largest sums come first.
    static let rowsMaximum = 100

    let answer: AgeingAnswer
    /// How many accounts stand on the pages before it.
    let offset: Int

    /// Past the end of the list is its last page.
    init(answer: AgeingAnswer, offset: Int = 0) {
        self.answer = answer
        let last = max(0, answer.accounts.count - 1) / Self.rowsMaximum * Self.rowsMaximum
        self.offset = min(max(0, offset), last)
    }

    private var shown: ArraySlice<AgeingAnswer.Row> { answer.accounts.dropFirst(offset).prefix(Self.rowsMaximum) }

    /// What is open, the least late first.
    private static func amounts(_ buckets: AgeingAnswer.Buckets) -> [(title: String, amount: Cents)] {
        [
            ("Not due yet", buckets.currentCents), ("1–30 days", buckets.from1To30Cents), ("31–60 days", buckets.from31To60Cents),
            ("61–90 days", buckets.from61To90Cents), ("Over 90 days", buckets.over90Cents),
        ]
    }

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { ConsoleArea.invoices.title }
                paragraph(.class("as-of")) { "As of \(Figures.date(answer.asOf)), by days after the last day to pay" }
            },
            InvoiceTabs.html(isAgeing: true), totals, list,
        ])
    }

    private var totals: HTML {
        section(.id("totals"), .class("totals"), .label("Totals"), Attribute("data-live")) {
            StatStrip(
                figures: [.init(name: "Open", value: Figures.money(answer.totals.openCents))]
                    + Self.amounts(answer.totals).map { .init(name: $0.title, value: Figures.money($0.amount)) }
            ).html()
        }
    }

    private var list: HTML {
        section(.id("ageing"), .class("results"), .label("Accounts with open invoices"), Attribute("data-live")) {
            if answer.accounts.isEmpty {
                EmptyList(text: "Nothing is open.", ways: [.init(title: "All invoices", path: ConsoleArea.invoices.path)]).html()
            } else {
                table.all(shown)
                pager.html()
            }
        }
    }

    private var pager: Pager {
        let next = offset + Self.rowsMaximum
        return Pager(
            things: "accounts, the largest sums first", shown: shown.count, first: offset + 1, total: Int64(answer.accounts.count),
            previousPath: offset > 0 ? AgeingFeature.path(from: offset - Self.rowsMaximum) : nil,
            nextPath: next < answer.accounts.count ? AgeingFeature.path(from: next) : nil)
    }

    private var table: DataTable<AgeingAnswer.Row> {
        let figures = Self.amounts(answer.totals).enumerated().map { index, bucket in
            TableColumn<AgeingAnswer.Row>(name: "age-\(index)", title: bucket.title, isNumber: true, priority: .roomy) { row in
                let amount = Self.amounts(row.buckets)[index].amount
                return amount == .zero ? Nothing.html : HTML(text: Figures.money(amount))
            }
        }
        return DataTable(
            name: "ageing", caption: "What each account has to pay, by how long it is late",
            columns: [
                TableColumn(name: "buyer", title: "Buyer", cardLine: .first, namesRow: true) { row in
                    span(.class("title")) {
                        link(.href(AccountAddress(account: row.accountID, tab: .invoices).path)) { ShownName(row.buyer).html() }
                    }
                },
                TableColumn(name: "count", title: "Invoices", isNumber: true) { HTML(text: Figures.count($0.invoices)) },
                TableColumn(name: "oldest", title: "Oldest due") { HTML(text: Figures.date($0.oldestDueOn)) },
            ] + figures + [
                TableColumn(name: "open", title: "Open", isNumber: true, cardLine: .first) {
                    HTML(text: Figures.money($0.buckets.openCents))
                }
            ])
    }
}
