/// Who a row of the directory is: by name, with the address, and whether they grant permissions.
struct StaffName {
    private let row: StaffRow

    init(_ row: StaffRow) {
        self.row = row
    }

    var plain: String { ShownName(row.name ?? row.email).plain }

    func html() -> HTML {
        .joined([
            row.name.map { name in .joined([span(.class("title")) { ShownName(name).html() }, HTML(text: " ")]) } ?? .empty,
            MailAddress(address: row.email).html(),
            row.managesStaff ? span(.class("chip")) { "grants permissions" } : .empty,
        ])
    }
}
