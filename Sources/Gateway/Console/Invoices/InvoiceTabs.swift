/// The two ways to look at invoices: one by one, and by how long they are late.
enum InvoiceTabs {
    static func html(isAgeing: Bool) -> HTML {
        TabBar(
            label: "Ways to look at invoices",
            tabs: [
                .init(title: "All", path: ConsoleArea.invoices.path, isCurrent: !isAgeing),
                .init(title: "Open by age", path: AgeingFeature.path, isCurrent: isAgeing),
            ]
        ).html()
    }
}
