import Contracts
import StaffAPI

/// What can be done, below what a search has found: where to go, and the deeds that were named on the accounts that were named with them.
struct CommandHits {
    /// An account with what it offers of the deeds.
    struct Offer {
        let account: AccountRow
        let items: [ActionMenu.Item]
    }

    let areas: [ConsoleArea]
    let offers: [Offer]
    let viewer: Viewer

    var isEmpty: Bool { areas.isEmpty && offers.allSatisfy(\.items.isEmpty) }

    @HTMLBuilder func html() -> HTML {
        if !isEmpty {
            division(Attribute("role", "group"), .label("Commands")) {
                heading2 { "Commands" }
                unorderedList {
                    for offer in offers { for item in offer.items { deed(item, offer.account) } }
                    for area in areas { listItem { link(.class("hit"), .href(area.path)) { "Go to \(area.title)" } } }
                }
            }
        }
    }

    private func deed(_ item: ActionMenu.Item, _ account: AccountRow) -> HTML {
        listItem(Self.subject(account)) {
            button(
                .type("button"), .class("hit"), .id("command-\(item.action.id)-\(account.accountID)"),
                Attribute("data-command", item.action.id), item.obstacle == nil ? nil : Attribute("aria-disabled", "true")
            ) {
                span(.class("title")) { "\(item.action.title)…" }
                small {
                    "of "
                    ShownName(account.label).html()
                }
                if let obstacle = item.obstacle { small(.class("matched")) { obstacle.text(for: viewer) } }
            }
        }
    }

    /// What dialogs of an account are opened for.
    static func subject(_ account: AccountRow) -> [Attribute] {
        [
            Attribute("data-account", account.accountID.description),
            Attribute("data-label", ShownName(account.label).plain),
        ]
    }
}
