import Contracts
import StaffAPI

/// The lines of an invoice, and what they come to.
struct InvoiceLines {
    let invoice: InvoiceAnswer
    /// It has no number of its own yet.
    var isDraft = false

    func html() -> HTML {
        FigureTable(
            label: "Lines", caption: isDraft ? "The draft, in euros" : "\(invoice.kind.title) \(ShownName(invoice.number).plain), in euros",
            columns: [.init(title: "Description", isNumber: false), .init(title: "Quantity"), .init(title: "Price of one")]
                + (hasDiscount ? [.init(title: "Discount")] : []) + [.init(title: "Net")],
            rows: invoice.lines.map(row) + sums
        ).html()
    }

    private var hasDiscount: Bool { invoice.lines.contains { $0.discountPercent != .zero } }

    private func row(_ line: InvoiceAnswer.Line) -> FigureTable.Row {
        .init(
            name: .joined(
                [
                    ShownName(line.description).html(), line.credited ? span(.class("chip quiet")) { "credited" } : .empty,
                ], separator: " "),
            cells: [HTML(text: Figures.count(line.quantity)), HTML(text: Figures.money(line.unitCents))]
                + (hasDiscount ? [discount(of: line)] : []) + [HTML(text: Figures.money(line.netCents))])
    }

    private func discount(of line: InvoiceAnswer.Line) -> HTML {
        line.discountPercent == .zero ? Nothing.html : HTML(text: "\(line.discountPercent.value)\(Figures.space)%")
    }

    private var sums: [FigureTable.Row] {
        func sum(_ name: String, _ amount: Cents) -> FigureTable.Row {
            let before = Array(repeating: HTML.empty, count: hasDiscount ? 3 : 2)
            return .init(name: HTML(text: name), cells: before + [HTML(text: Figures.money(amount))], isSum: true)
        }
        return [
            sum("Net", invoice.netCents), sum("VAT \(invoice.vatPercent)\(Figures.space)%", invoice.vatCents),
            sum("Total", invoice.totalCents),
        ]
    }
}
