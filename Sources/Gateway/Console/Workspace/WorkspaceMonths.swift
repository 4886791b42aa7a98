import StaffAPI

/// The hours of a workspace month by month, the newest first.
struct WorkspaceMonths {
    let months: [WorkspaceDetail.UsageMonth]
    let name: ShownName

    @HTMLBuilder func html() -> HTML {
        if !months.isEmpty {
            section(.class("results"), Attribute("aria-labelledby", "months-title")) {
                heading2(.id("months-title")) { "Usage by month" }
                table.all(months)
            }
        }
    }

    private var table: DataTable<WorkspaceDetail.UsageMonth> {
        DataTable(
            name: "workspace-months", caption: "Hours in \(name.plain) by month, the newest first",
            columns: [
                TableColumn(name: "month", title: "Month", cardLine: .first, namesRow: true) { HTML(text: Figures.month($0.month)) },
                TableColumn(name: "recorded", title: "Recorded", isNumber: true) {
                    HTML(text: Figures.hours(seconds: $0.recordedSeconds))
                },
                TableColumn(name: "counted", title: "Counted", isNumber: true) {
                    HTML(text: Figures.hours(seconds: $0.countedSeconds))
                },
            ])
    }
}
