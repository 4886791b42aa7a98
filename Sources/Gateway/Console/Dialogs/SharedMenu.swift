import StaffAPI

/// The one menu of a page, which shows what the ⋮ button that it is opened by offers, and the one dialog of the page, which is filled by what is
/// read when it is opened.
enum SharedMenu {
    /// - Parameter actions: whatever a row, or a search on top, may offer.
    static func html(_ actions: [StaffAction], for viewer: Viewer) -> HTML {
        .joined([
            division(.id("action-menu"), .class("menu"), Attribute("popover", "manual"), Attribute("role", "menu"), .label("Actions")) {
                for group in StaffAction.Group.allCases { entries(group, actions.filter { $0.group == group }) }
            },
            unorderedList(.id("obstacles"), Attribute("hidden")) {
                for obstacle in Obstacle.allCases { listItem(Attribute("data-obstacle", obstacle.rawValue)) { obstacle.text(for: viewer) } }
            },
            dialog(.id("action-dialog"), Attribute("aria-labelledby", "dialog-title")),
        ])
    }

    private static func entries(_ group: StaffAction.Group, _ actions: [StaffAction]) -> HTML {
        guard !actions.isEmpty else { return .empty }
        return division(Attribute("role", "group"), .label(group.title)) {
            paragraph(.class("menu-group"), Attribute("aria-hidden", "true")) { group.title }
            for action in actions {
                button(
                    .type("button"), Attribute("role", "menuitem"), Attribute("data-action", action.id),
                    action.isDangerous ? .class("danger") : nil, action.page.map { Attribute("data-page", $0) }
                ) {
                    span { action.title + "…" }
                    small { "" }
                }
            }
        }
    }
}

extension StaffAction.Group {
    fileprivate var title: String {
        switch self {
        case .terms: "Terms"
        case .billing: "Billing"
        case .invoices: "Invoices"
        case .payments: "Payments"
        case .renewals: "Renewals"
        case .trainings: "Trainings"
        case .people: "People"
        case .partners: "Partners"
        case .risk: "At risk"
        case .requests: "Requests"
        }
    }
}
