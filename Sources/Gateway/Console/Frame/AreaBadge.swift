/// How much waits in an area, beside its name in the navigation. It stays in the page where nothing waits, so that it can be read again.
struct AreaBadge {
    let area: ConsoleArea
    let count: Int
    /// What there is so much of, for those who don't see where it stands.
    let things: String

    func html() -> HTML {
        span(.class("badge"), .id("badge-\(area.letter)"), count == 0 ? Attribute("hidden") : nil) {
            Figures.count(count)
            span(.class("unseen")) { " \(things)" }
        }
    }
}
