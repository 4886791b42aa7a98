/// A few figures with their names, small enough that it stays a table on any screen; wider ones are moved sideways.
struct FigureTable {
    struct Column {
        let title: String
        var isNumber = true
    }

    struct Row {
        /// What names the row; it stands in the first column.
        let name: HTML
        let cells: [HTML]
        /// Of a sum.
        var isSum = false
    }

    /// More than these are set closer, so that they fit into a window of 1280 pixels.
    private static let manyColumns = 8

    let label: String
    let caption: String
    /// The first is the one of the names.
    let columns: [Column]
    let rows: [Row]

    func html() -> HTML {
        division(.class("scroll"), Attribute("tabindex", "0"), Attribute("role", "region"), .label("\(label), table")) {
            table(.class(columns.count > Self.manyColumns ? "figures figures-many" : "figures")) {
                Gateway.caption { caption }
                tableHead {
                    tableRow {
                        for column in columns { headerCell(Attribute("scope", "col"), style(column)) { column.title } }
                    }
                }
                tableBody { for row in rows { line(row) } }
            }
        }
    }

    private func line(_ row: Row) -> HTML {
        tableRow(row.isSum ? .class("total") : nil) {
            headerCell(Attribute("scope", "row")) { row.name }
            for (column, content) in zip(columns.dropFirst(), row.cells) { cell(style(column)) { content } }
        }
    }

    private func style(_ column: Column) -> Attribute? { column.isNumber ? .class("number") : nil }
}
