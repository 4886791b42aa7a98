/// The filters of a list in one line. With the script a choice holds at once; without it the same form has a button. What is chosen stands
/// in the address, so that a view can be kept and shared.
struct FilterBar {
    struct Choice {
        let name: String
        let title: String
        let options: [(value: String, title: String)]
        let chosen: String?
        /// The list without this choice.
        let pathWithout: String

        fileprivate func inWords(_ option: String) -> String { "\(title): \(option)" }
    }

    struct Search {
        let text: String?
        let placeholder: String
        let lengthMaximum: Int
        /// The list without this search.
        let pathWithout: String
    }

    /// What the form says aloud, such as `Filter the accounts`.
    let label: String
    let path: String
    var search: Search?
    let choices: [Choice]
    /// What of the address stays as it is.
    var kept: [(name: String, value: String)] = []
    /// The list without any filter; nil where none is set.
    let clearedPath: String?

    /// What is chosen, as its fields say it: `Class: Paying`.
    var inWords: [String] {
        let searched = (search?.text).map { ["Search: \(ShownName($0).plain)"] } ?? []
        return searched
            + choices.compactMap { choice in choice.options.first { $0.value == choice.chosen }.map { choice.inWords($0.title) } }
    }

    func html() -> HTML {
        form(.class("filters"), Attribute("role", "search"), .label(label), Attribute("method", "get"), Attribute("action", path)) {
            for item in kept { input(.type("hidden"), .name(item.name), .value(item.value)) }
            if let search { field(search) }
            for choice in choices { chip(choice) }
            button(.class("primary apply")) { "Apply" }
            if let clearedPath { link(.class("clear"), .href(clearedPath)) { "Clear" } }
        }
    }

    private func field(_ search: Search) -> HTML {
        division(.class(search.text == nil ? "filter filter-search" : "filter filter-search set")) {
            input(
                .id("filter-search"), .type("search"), .name("search"), .value(search.text ?? ""), .label("Search"),
                Attribute("placeholder", search.placeholder), Attribute("maxlength", String(search.lengthMaximum)))
            if search.text != nil { removal("search", search.pathWithout) }
        }
    }

    private func chip(_ choice: Choice) -> HTML {
        division(.class(choice.chosen == nil ? "filter" : "filter set")) {
            select(.id("filter-\(choice.name)"), .name(choice.name), .label(choice.title), Attribute("data-applies")) {
                option(.value("")) { choice.chosen == nil ? choice.title : "Any \(choice.title.lowercased())" }
                for one in choice.options {
                    option(.value(one.value), choice.chosen == one.value ? Attribute("selected") : nil) {
                        choice.chosen == one.value ? choice.inWords(one.title) : one.title
                    }
                }
            }
            if choice.chosen != nil { removal(choice.title.lowercased(), choice.pathWithout) }
        }
    }

    private func removal(_ what: String, _ path: String) -> HTML {
        link(.class("remove"), .href(path), .label("Remove the filter \(what)")) { "×" }
    }
}
