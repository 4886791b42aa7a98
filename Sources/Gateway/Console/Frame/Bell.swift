/// The way to one's notices, with how many are unread, on every page.
struct Bell {
    /// Nil where nobody has counted.
    let unread: Int?

    /// Read again like whatever else of a page changes by itself.
    func html() -> HTML {
        let count = unread ?? 0
        return link(.id("bell"), .class("bell"), .href(ConsoleArea.notices.path), .label(label), Attribute("data-live")) {
            Icon.bell.html()
            span(.class("badge"), Attribute("aria-hidden", "true")) { if count > 0 { Figures.count(count) } }
        }
    }

    private var label: String {
        guard let unread else { return ConsoleArea.notices.title }
        return "\(ConsoleArea.notices.title), \(Figures.count(unread)) unread"
    }
}
