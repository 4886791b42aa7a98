import StaffAPI

/// The ⋮ button of a row. It says which actions the row offers, and which of them stand greyed for which reason (`tier!subscription`); the
/// page's one menu shows them.
struct ActionMenu {
    struct Item {
        let action: StaffAction
        /// Nil where it can be done.
        let obstacle: Obstacle?

        var code: String { obstacle.map { "\(action.id)!\($0.rawValue)" } ?? action.id }
    }

    let id: String
    let subject: String
    let items: [Item]

    func html() -> HTML {
        button(
            .type("button"), .id(id), .class("menu-button"), Attribute("aria-haspopup", "menu"), Attribute("aria-expanded", "false"),
            Attribute("data-actions", items.map(\.code).joined(separator: " ")), .label("Actions for \(subject)")
        ) { "⋮" }
    }
}
