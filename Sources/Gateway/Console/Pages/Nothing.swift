/// An empty cell, said aloud as such.
enum Nothing {
    static let html = HTML.joined([
        span(.class("none"), Attribute("aria-hidden", "true")) { "–" }, span(.class("unseen")) { "none" },
    ])
}
