import Contracts
import StaffAPI

/// What the invoices come to that the filters let through, not those of the page alone.
struct InvoiceTotals {
    let totals: InvoicesAnswer.Totals
    let isFiltered: Bool

    func html() -> HTML {
        section(
            .id("totals"), .class("totals"), .label(isFiltered ? "Totals of the filtered invoices" : "Totals"), Attribute("data-live"),
            Attribute("data-count", String(totals.invoices + totals.creditNotes))
        ) {
            StatStrip(
                figures: [
                    .init(name: "Open", value: Figures.money(totals.openCents)), overdue,
                    .init(name: "Invoices", value: Figures.count(totals.invoices)),
                ] + [InvoiceStatus.partlyPaid, .paid, .credited].map(counted) + [
                    .init(name: "Credit notes", value: Figures.count(totals.creditNotes))
                ]
            ).html()
        }
    }

    private var overdue: StatStrip.Figure {
        let late = totals.byStatus[InvoiceStatus.overdue.rawValue]
        return .init(
            name: "Overdue", value: Figures.money(late?.openCents ?? .zero) + (late.map { " (\(Figures.count($0.invoices)))" } ?? ""))
    }

    private func counted(_ status: InvoiceStatus) -> StatStrip.Figure {
        .init(name: status.title, value: Figures.count(totals.byStatus[status.rawValue]?.invoices ?? 0))
    }
}
