/// Parts of one page, each with an address of its own.
struct TabBar {
    struct Tab {
        let title: String
        let path: String
        var count: Int?
        let isCurrent: Bool
    }

    /// What the parts are, such as `Reasons`.
    let label: String
    let tabs: [Tab]

    func html() -> HTML {
        navigation(.class("tabs"), .label(label)) {
            for tab in tabs {
                link(.href(tab.path), tab.isCurrent ? Attribute("aria-current", "true") : nil) {
                    tab.title
                    if let count = tab.count { span(.class("group-count")) { " \(Figures.count(count))" } }
                }
            }
        }
    }
}
