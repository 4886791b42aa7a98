/// What a list on paper shows, above it: there are no filters to look at, and no further pages to turn to.
struct PrintedScope {
    /// What is chosen, in words, such as `Class: Paying`.
    var filters: [String] = []
    let pager: Pager

    func html() -> HTML {
        paragraph(.class("on-paper")) {
            ShownName.line((filters + [pager.range]).joined(separator: " · "))
            if pager.isPart { " (the others are not printed)" }
        }
    }
}
