extension TableColumn {
    /// Who takes a seat, in words that need no title over them, since a phone's card has none.
    static func seat(_ takesOne: @escaping (Row) -> Bool) -> TableColumn {
        TableColumn(name: "seat", title: "Seat") { HTML(text: takesOne($0) ? "a seat" : "no seat") }
    }
}
