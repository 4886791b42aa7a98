/// One column of a list.
struct TableColumn<Row> {
    /// From which width on a column is shown: `always`, where there is some room, or where there is much.
    enum Priority: String {
        case always, roomy, wide
    }

    /// Where a phone's card shows the cell: in its first line (two cells stand there, the first and a figure), in the second, or not at all.
    enum CardLine: String {
        case first, second, none
    }

    /// Where a click on the title leads, and how the rows are in order now.
    struct Sorting {
        let path: String
        /// For `aria-sort`.
        let order: String
    }

    /// In kebab case; names the cells in their class: `column-mrr`.
    let name: String
    let title: String
    var isNumber = false
    var priority = Priority.always
    var cardLine = CardLine.second
    var sorting: Sorting?
    /// Whether the cell says what its row is; there is one such column.
    var namesRow = false
    /// Whether the title is only read aloud, since what the cells are shows.
    var hidesTitle = false
    let content: (Row) -> HTML

    var heading: HTML {
        headerCell(Attribute("scope", "col"), .class(style), sorting.map { Attribute("aria-sort", $0.order) }) {
            if let sorting {
                link(.class("sort"), .href(sorting.path)) {
                    title
                    span(.class("sort-mark"), Attribute("aria-hidden", "true")) { mark(sorting.order) }
                }
            } else if hidesTitle {
                span(.class("unseen")) { title }
            } else {
                title
            }
        }
    }

    func cell(of row: Row) -> HTML {
        namesRow
            ? headerCell(Attribute("scope", "row"), .class(style)) { content(row) }
            : Gateway.cell(.class(style), saysTitle ? Attribute("data-title", title) : nil) { content(row) }
    }

    /// A card has no head over its cells, so that a figure in its second line says what it is.
    private var saysTitle: Bool { isNumber && cardLine == .second && !hidesTitle }

    /// What most columns are has no class, since every cell of a page repeats it.
    private var style: String {
        var names = ["column-\(name)"]
        if priority != .always { names.append("priority-\(priority.rawValue)") }
        if cardLine != .second { names.append("card-\(cardLine.rawValue)") }
        if isNumber { names.append("number") }
        return names.joined(separator: " ")
    }

    private func mark(_ order: String) -> String {
        switch order {
        case "descending": "▼"
        case "ascending": "▲"
        default: "↕"
        }
    }
}
