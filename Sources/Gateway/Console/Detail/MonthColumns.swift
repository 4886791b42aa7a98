import Contracts

/// One figure over months as small columns. Each leads to the page in its month and says its figure; the one that is shown is marked.
struct MonthColumns {
    struct Column {
        let month: Month
        /// What its height follows; none is below zero.
        let size: Int64
        /// As it is written.
        let figure: String
        let path: String
    }

    private static let slot = 16
    private static let height = 36

    /// What the columns show, for those who don't see them.
    let label: String
    let columns: [Column]
    let shown: Month
    /// The month that has not ended yet.
    let current: Month

    func html() -> HTML {
        let largest = max(1, columns.map(\.size).max() ?? 1)
        return figure(.class("chart-figure month-columns")) {
            graphic(
                .class("chart"), Attribute("viewBox", "0 0 \(Self.slot * columns.count) \(Self.height)"),
                Attribute("preserveAspectRatio", "none"),
                Attribute("role", "group"), .label(label)
            ) {
                for (index, column) in columns.enumerated() { drawing(column, at: index * Self.slot, largest) }
            }
        }
    }

    private func drawing(_ column: Column, at x: Int, _ largest: Int64) -> HTML {
        let share = Int(Int128(max(0, column.size)) * Int128(Self.height - 2) / Int128(largest))
        let height = column.size > 0 ? max(2, share) : 1
        let text = "\(Figures.month(column.month))\(column.month == current ? " (until today)" : ""): \(column.figure)"
        return link(
            .class("column"), .href(column.path), .label(text), Attribute("data-figures", text),
            column.month == shown ? Attribute("aria-current", "true") : nil
        ) {
            rectangle(
                .class("hit"), Attribute("x", String(x)), Attribute("y", "0"), Attribute("width", String(Self.slot)),
                Attribute("height", String(Self.height)))
            rectangle(
                .class(column.month == current ? "month-bar unfinished-bar" : "month-bar"), Attribute("x", String(x + 3)),
                Attribute("y", String(Self.height - height)), Attribute("width", String(Self.slot - 6)),
                Attribute("height", String(height)))
        }
    }
}
