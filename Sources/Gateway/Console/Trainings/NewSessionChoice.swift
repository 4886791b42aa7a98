import StaffAPI

/// For whom a session is planned: a search, and the accounts that it has found.
struct NewSessionChoice {
    /// More are found by more words.
    static let shownMaximum = 20

    let text: String
    let accounts: [SearchAnswer.FoundAccount]

    func html() -> HTML {
        .joined([
            DetailHead(
                trail: [.init(title: ConsoleArea.trainings.title, path: ConsoleArea.trainings.path)], name: ShownName(NewSessionPage.title)
            ).html(),
            division(.class("checks")) {
                section(.class("card"), Attribute("aria-labelledby", "choice-title")) {
                    heading2(.id("choice-title")) { "For which organisation?" }
                    search
                    found
                }
            },
        ])
    }

    private var search: HTML {
        form(
            .class("filters"), Attribute("role", "search"), .label("Find the organisation"), Attribute("method", "get"),
            Attribute("action", NewSessionFeature.path)
        ) {
            division(.class("filter filter-search")) {
                input(
                    .type("search"), .name("search"), .value(text), .label("Organisation"), Attribute("placeholder", "Organisation"),
                    Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)))
            }
            button(.class("plain")) { "Find" }
        }
    }

    @HTMLBuilder private var found: HTML {
        if accounts.isEmpty {
            if !text.isEmpty { paragraph(.class("note")) { "Nothing has these words." } }
        } else {
            unorderedList(.class("plain-list")) {
                for account in accounts {
                    listItem {
                        link(.href(NewSessionFeature.path(of: account.accountID))) { ShownName(account.label).html() }
                        small { " \(account.tier.title) · \(account.class.title)" }
                    }
                }
            }
        }
    }
}
