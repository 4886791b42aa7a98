import Contracts
import StaffAPI

/// Invoices as a list shows them.
struct InvoiceTable {
    let context: RowContext
    /// False on the page of the one account that they are all of.
    var showsBuyer = true

    func html(_ invoices: [InvoiceAnswer]) -> HTML {
        table.html {
            tableBody {
                for invoice in invoices {
                    table.row(
                        invoice, .id("invoice-\(invoice.invoiceID)"), Attribute("data-row", invoice.invoiceID.description),
                        Attribute("data-account", invoice.accountID.description), Attribute("data-invoice", invoice.invoiceID.description),
                        Attribute("data-label", ShownName(invoice.number).plain))
                }
            }
        }
    }

    private var table: DataTable<InvoiceAnswer> {
        DataTable(name: "invoices", caption: "Invoices and credit notes, the newest first", columns: columns)
    }

    private var columns: [TableColumn<InvoiceAnswer>] {
        let buyer = TableColumn<InvoiceAnswer>(name: "buyer", title: "Buyer") { NameLink.account($0.accountID, $0.buyer) }
        return [TableColumn(name: "number", title: "Number", cardLine: .first, namesRow: true) { number($0) }]
            + (showsBuyer ? [buyer] : []) + [
                TableColumn(name: "issued", title: "Issued", priority: .roomy) { HTML(text: Figures.date($0.issuedOn)) },
                TableColumn(name: "due", title: "Due") { $0.dueOn.map { HTML(text: Figures.date($0)) } ?? .empty },
                TableColumn(name: "period", title: "Period", priority: .wide, cardLine: .none) {
                    HTML(text: InvoiceWords.period($0))
                },
                TableColumn(name: "total", title: "Total", isNumber: true, cardLine: .first) { HTML(text: InvoiceWords.total($0)) },
                TableColumn(name: "open", title: "Open", isNumber: true) { invoice in
                    invoice.kind == .creditNote ? .empty : HTML(text: Figures.money(invoice.openCents))
                },
                TableColumn(name: "status", title: "Status") { InvoiceMark(invoice: $0).html() },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { invoice in
                    ActionMenu(
                        id: "menu-\(invoice.invoiceID)", subject: ShownName(invoice.number).plain,
                        items: InvoiceActions(context: context).items(for: invoice)
                    ).html()
                },
            ]
    }

    private func number(_ invoice: InvoiceAnswer) -> HTML {
        .joined([
            span(.class("title")) { link(.href(ConsolePath.invoice(invoice.invoiceID))) { ShownName(invoice.number).html() } },
            invoice.credits.map { credited in small { "takes back \(ShownName(credited.number).plain)" } } ?? .empty,
        ])
    }
}
