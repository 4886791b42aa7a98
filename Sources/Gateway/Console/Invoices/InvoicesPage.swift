import Contracts
import StaffAPI

/// The content of the page of invoices: totals, filters and the list.
struct InvoicesPage: ListContent {
    let address: InvoicesAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: InvoicesAnswer
    let context: RowContext

    func html() -> HTML {
        .joined([
            headline, .joined(notes.map { Banner(text: $0).html() }), InvoiceTabs.html(isAgeing: false), totals, filters.bar.html(), list,
        ])
    }

    /// `Overdue · Invoices`
    var title: String {
        let searched = address.search.map { ["“\(ShownName($0).plain)”"] } ?? []
        return (searched + address.statuses.map(\.title) + waiting + [ConsoleArea.invoices.title]).joined(separator: " · ")
    }

    private var waiting: [String] {
        [address.isMailRefused ? "Mail refused" : nil, address.isWithdrawalAsked ? "Withdrawal asked for" : nil].compactMap { $0 }
    }

    var totals: HTML { InvoiceTotals(totals: answer.totals, isFiltered: address.isFiltered).html() }

    var live: HTML { .joined([totals, list]) }

    var list: HTML {
        section(.id("invoices"), .class("results"), .label("Invoices"), Attribute("data-live")) {
            PrintedScope(filters: filters.bar.inWords, pager: pager).html()
            if answer.invoices.isEmpty { nothing } else { InvoiceTable(context: context).html(answer.invoices) }
            pager.html()
        }
    }

    private var filters: InvoiceFilters { InvoiceFilters(address: address, today: context.now.date) }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.invoices.title }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(InvoiceOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
                link(.href(address.filePath(InvoiceOperations.manifest)), Attribute("download", "invoices-manifest.json")) {
                    "Manifest of the CSV"
                }
            }
        }
    }

    private var nothing: HTML {
        guard address.isFiltered else {
            return EmptyList(
                text: "There are no invoices yet. They are issued on the page of an account.",
                ways: [.init(title: "Usage & billing", path: ConsoleArea.usage.path)]
            ).html()
        }
        return EmptyList(text: "No invoice fits these filters.", ways: filters.bar.waysWithout).html()
    }

    private var pager: Pager {
        Pager(
            things: "invoices and credit notes", shown: answer.invoices.count, first: address.isFirstPage ? 1 : nil,
            total: Int64(answer.totals.invoices + answer.totals.creditNotes),
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
