/// A list of things. Its columns are described once; head, rows and the cards of a phone follow from them.
struct DataTable<Row> {
    /// Names the table in its class: `table-accounts`.
    let name: String
    /// What the table shows, for those who don't see it.
    let caption: String
    let columns: [TableColumn<Row>]

    /// - Parameter content: rows made by `row`, alone or in bodies of their own.
    func html(@HTMLBuilder content: () -> HTML) -> HTML {
        division(.class("table-box")) {
            table(.class("table table-\(name)")) {
                Gateway.caption(.class("unseen")) { caption }
                tableHead { tableRow { for column in columns { column.heading } } }
                content()
            }
        }
    }

    /// The table of these rows, which nothing sets apart.
    func all(_ rows: some Sequence<Row>) -> HTML { html { tableBody { for row in rows { self.row(row) } } } }

    func row(_ row: Row, _ attributes: Attribute?...) -> HTML {
        tableRow(attributes.compactMap { $0 }) { for column in columns { column.cell(of: row) } }
    }
}
