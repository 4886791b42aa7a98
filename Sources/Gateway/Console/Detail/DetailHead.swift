/// The head of a page about one thing: what it belongs to, its name and how it stands, and what can be done about it.
struct DetailHead {
    /// What the thing belongs to, the widest first.
    struct Step {
        let title: String
        let path: String
    }

    let trail: [Step]
    let name: ShownName
    /// Pills and chips beside the name.
    var marks: HTML = .empty
    /// One line below the name.
    var facts: [HTML] = []
    /// Buttons and menus.
    var controls: HTML = .empty

    func html() -> HTML {
        .joined([
            navigation(.class("trail"), .label("Where this belongs")) {
                for step in trail {
                    link(.href(step.path)) { ShownName(step.title).html() }
                    span(Attribute("aria-hidden", "true")) { " › " }
                }
            },
            division(.class("detail-head")) {
                division(.class("detail-name")) {
                    heading1 { name.html() }
                    marks
                    paragraph(.class("detail-facts")) { HTML.joined(facts, separator: " · ") }
                }
                division(.class("controls")) { controls }
            },
        ])
    }
}
