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

    /// Why an action that was offered can't be done, as a sentence; nil where it can.
    static func obstacleText(of action: StaffAction, in items: [Item], for viewer: Viewer) -> String? {
        guard let item = items.first(where: { $0.action.id == action.id }) else {
            return "This has changed meanwhile, so that there is nothing left to do."
        }
        return item.obstacle.map { "\($0.text(for: viewer))." }
    }

    func html() -> HTML {
        button(
            .type("button"), .id(id), .class("menu-button"), Attribute("aria-haspopup", "menu"), Attribute("aria-expanded", "false"),
            Attribute("data-actions", items.map(\.code).joined(separator: " ")), .label("Actions for \(subject)")
        ) { "⋮" }
    }
}
