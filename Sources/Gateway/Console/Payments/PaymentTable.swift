import Contracts
import StaffAPI

/// Payments as a list shows them.
struct PaymentTable {
    let context: RowContext
    /// False on the page of the one account that they are all of.
    var showsCustomer = true

    func html(_ payments: [PaymentAnswer]) -> HTML {
        table.html {
            tableBody {
                for payment in payments {
                    table.row(
                        payment, .id("payment-\(payment.paymentID)"), Attribute("data-row", payment.paymentID),
                        payment.accountID.map { Attribute("data-account", $0.description) })
                }
            }
        }
    }

    private var table: DataTable<PaymentAnswer> {
        DataTable(name: "payments", caption: "Payments, the newest first", columns: columns)
    }

    private var columns: [TableColumn<PaymentAnswer>] {
        let customer = TableColumn<PaymentAnswer>(name: "customer", title: "Customer") { payment in
            payment.accountID.map { NameLink.account($0, payment.label ?? "") } ?? Nothing.html
        }
        return [TableColumn(name: "what", title: "Payment", cardLine: .first, namesRow: true) { what($0) }]
            + (showsCustomer ? [customer] : []) + [
                TableColumn(name: "made", title: "Made") { HTML(text: Figures.date($0.createdAt)) },
                TableColumn(name: "method", title: "Method", priority: .roomy) { PaymentWords.method($0) },
                TableColumn(name: "invoice", title: "Invoice") { invoice($0) },
                TableColumn(name: "status", title: "Status") { status($0) },
                TableColumn(name: "amount", title: "Amount", isNumber: true, cardLine: .first) {
                    HTML(text: Figures.money($0.amountCents))
                },
            ]
    }

    private func what(_ payment: PaymentAnswer) -> HTML {
        .joined([
            span(.class("title")) { link(.href(ConsolePath.payment(payment.paymentID))) { PaymentWords.kind(payment) } },
            small(.class("beside")) { ShownName(payment.description).html() },
        ])
    }

    private func invoice(_ payment: PaymentAnswer) -> HTML {
        guard let id = payment.invoiceID, let number = payment.invoiceNumber else { return Nothing.html }
        return NameLink.invoice(id, number)
    }

    private func status(_ payment: PaymentAnswer) -> HTML {
        let more = [PaymentWords.failure(payment), PaymentWords.returned(payment)].compactMap { $0 }
        return .joined([PaymentMark(payment: payment).html()] + more.map { text in small(.class("beside")) { text } })
    }
}
