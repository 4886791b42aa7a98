import Contracts

/// The ⋮ menu of a row. What can't be done stands there greyed, with the reason.
struct ActionMenu {
    struct Item {
        let action: StaffAction
        /// Nil where it can be done.
        let obstacle: String?
    }

    let id: String
    let subject: String
    let items: [Item]

    func html() -> HTML {
        .joined([
            button(
                .type("button"), .class("menu-button"), Attribute("popovertarget", id), .label("Actions for \(subject)")
            ) { "⋮" },
            division(.id(id), .class("menu"), Attribute("popover"), Attribute("role", "group"), .label("Actions for \(subject)")) {
                for item in items { entry(item) }
            },
        ])
    }

    private func entry(_ item: Item) -> HTML {
        button(
            .type("button"), Attribute("data-action", item.action.rawValue), item.obstacle.map { _ in Attribute("aria-disabled", "true") }
        ) {
            span { item.action.title + "…" }
            if let obstacle = item.obstacle { small { obstacle } }
        }
    }
}
