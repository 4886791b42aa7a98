import Contracts
import StaffAPI

/// What was paid of an invoice, and what is left.
struct InvoicePayments {
    let invoice: InvoiceAnswer

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "payments-title")) {
            heading2(.id("payments-title")) { "Payments" }
            FigureTable(
                label: "Payments", caption: "What came, and what is left",
                columns: [.init(title: "Received", isNumber: false), .init(title: "How it came", isNumber: false), .init(title: "Amount")],
                rows: invoice.payments.map(row) + sums
            ).html()
        }
    }

    private func row(_ payment: InvoicePaymentAnswer) -> FigureTable.Row {
        let isAsked = payment.markID == invoice.pendingConfirmation?.markID
        return .init(
            name: HTML(text: Figures.date(payment.receivedOn)),
            cells: [
                .joined(
                    [
                        HTML(text: InvoiceWords.source(payment)), isAsked ? span(.class("chip warn")) { "withdrawal asked for" } : .empty,
                    ], separator: " "), HTML(text: Figures.money(payment.amountCents)),
            ])
    }

    private var sums: [FigureTable.Row] {
        func sum(_ name: String, _ amount: Cents) -> FigureTable.Row {
            .init(name: HTML(text: name), cells: [.empty, HTML(text: Figures.money(amount))], isSum: true)
        }
        return [sum("Paid", invoice.paidCents)] + (invoice.creditedCents > .zero ? [sum("Credited", invoice.creditedCents)] : [])
            + [sum("Open", invoice.openCents)]
    }
}
