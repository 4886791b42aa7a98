import StaffAPI

/// The filters of a list in one line. With the script a choice holds at once; without it the same form has a button. What is chosen stands
/// in the address, so that a view can be kept and shared.
struct FilterBar {
    typealias Option = (value: String, title: String)

    struct Choice {
        let name: String
        let title: String
        let options: [Option]
        let chosen: [String]
        /// The list without this choice.
        let pathWithout: String
        /// Where several may be chosen, any of which fits: the list without one of them.
        let pathWithoutOne: ((String) -> String)?

        init(
            name: String, title: String, options: [Option], chosen: [String], pathWithout: String,
            pathWithoutOne: ((String) -> String)? = nil
        ) {
            self.name = name
            self.title = title
            self.options = options
            self.chosen = chosen
            self.pathWithout = pathWithout
            self.pathWithoutOne = pathWithoutOne
        }

        /// A choice of at most one.
        init(name: String, title: String, options: [Option], chosen: String?, pathWithout: String) {
            self.init(name: name, title: title, options: options, chosen: chosen.map { [$0] } ?? [], pathWithout: pathWithout)
        }

        /// The titles of what is chosen.
        var titles: [String] { options.filter { chosen.contains($0.value) }.map(\.title) }

        fileprivate func inWords(_ option: String) -> String { "\(title): \(option)" }
    }

    struct Search {
        let text: String?
        let placeholder: String
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
            + choices.compactMap { choice in choice.titles.isEmpty ? nil : choice.inWords(choice.titles.joined(separator: " or ")) }
    }

    /// What else could be looked at: the same without one of its filters.
    var waysWithout: [EmptyList.Way] {
        let searched = search.flatMap { search in
            search.text.map { EmptyList.Way(title: "Without the search “\(ShownName($0).plain)”", path: search.pathWithout) }
        }
        return [searched].compactMap { $0 } + Self.waysWithout(choices)
    }

    static func waysWithout(_ choices: [Choice]) -> [EmptyList.Way] {
        choices.filter { !$0.titles.isEmpty }.map { choice in
            .init(title: "Without \(choice.title): \(choice.titles.joined(separator: " or "))", path: choice.pathWithout)
        }
    }

    func html() -> HTML {
        form(.class("filters"), Attribute("role", "search"), .label(label), Attribute("method", "get"), Attribute("action", path)) {
            for item in kept { input(.type("hidden"), .name(item.name), .value(item.value)) }
            if let search { field(search) }
            for choice in choices { chips(choice) }
            button(.class("primary apply")) { "Apply" }
            if let clearedPath { link(.class("clear"), .href(clearedPath)) { "Clear" } }
        }
    }

    private func field(_ search: Search) -> HTML {
        division(.class(search.text == nil ? "filter filter-search" : "filter filter-search set")) {
            input(
                .id("filter-search"), .type("search"), .name("search"), .value(search.text ?? ""), .label("Search"),
                Attribute("placeholder", search.placeholder), Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)))
            if search.text != nil { removal("search", search.pathWithout) }
        }
    }

    /// A field for what is chosen, and where several may be, one for each and one for another.
    private func chips(_ choice: Choice) -> HTML {
        let chosen = choice.options.filter { choice.chosen.contains($0.value) }
        let hasAnother = chosen.isEmpty || (choice.pathWithoutOne != nil && chosen.count < choice.options.count)
        let fields: [Option?] = chosen.map { $0 } + (hasAnother ? [nil] : [])
        return .joined(fields.enumerated().map { index, option in chip(choice, option, number: index + 1) })
    }

    private func chip(_ choice: Choice, _ chosen: Option?, number: Int) -> HTML {
        let title = number == 1 ? choice.title : "Another \(choice.title.lowercased())"
        return division(.class(chosen == nil ? "filter" : "filter set")) {
            select(
                .id(number == 1 ? "filter-\(choice.name)" : "filter-\(choice.name)-\(number)"), .name(choice.name), .label(title),
                Attribute("data-applies")
            ) {
                option(.value("")) { chosen == nil ? title : "Any \(choice.title.lowercased())" }
                for one in choice.options where one.value == chosen?.value || !choice.chosen.contains(one.value) {
                    option(.value(one.value), one.value == chosen?.value ? Attribute("selected") : nil) {
                        one.value == chosen?.value ? choice.inWords(one.title) : one.title
                    }
                }
            }
            if let chosen {
                if let pathWithoutOne = choice.pathWithoutOne {
                    removal("\(choice.title.lowercased()) \(chosen.title)", pathWithoutOne(chosen.value))
                } else {
                    removal(choice.title.lowercased(), choice.pathWithout)
                }
            }
        }
    }

    private func removal(_ what: String, _ path: String) -> HTML {
        link(.class("remove"), .href(path), .label("Remove the filter \(what)")) { "×" }
    }
}
