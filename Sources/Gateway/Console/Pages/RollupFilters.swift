import Contracts

/// The filters as a plain form, so that a view is a URL that can be kept and shared.
struct RollupFilters {
    let view: RollupView

    func html() -> HTML {
        form(
            .class("filters"), Attribute("role", "search"), .label("Filter the accounts"), Attribute("method", "get"),
            Attribute("action", "/")
        ) {
            if let month = view["month"] { input(.type("hidden"), .name("month"), .value(month)) }
            if let sort = view["sort"] { input(.type("hidden"), .name("sort"), .value(sort)) }
            field("search", "Search") {
                input(
                    .id("filter-search"), .type("search"), .name("search"), .value(view["search"] ?? ""),
                    Attribute("placeholder", "Account, workspace, person or id"), Attribute("maxlength", "200"))
            }
            choice("tier", "Tier", Tier.allCases.map { ($0.rawValue, $0.title) })
            choice("class", "Class", RevenueClass.allCases.map { ($0.rawValue, $0.title) })
            choice("active", "Activity", [("true", "Active"), ("false", "Inactive")])
            division(.class("filter-buttons")) {
                button(.class("primary")) { "Apply" }
                if view.isFiltered { link(.href(cleared.path)) { "Clear" } }
            }
        }
    }

    private var cleared: RollupView {
        view.with("search", nil).with("tier", nil).with("class", nil).with("active", nil)
    }

    private func field(_ name: String, _ title: String, @HTMLBuilder control: () -> HTML) -> HTML {
        division(.class("field field-\(name)")) {
            label(.labels("filter-\(name)")) { title }
            control()
        }
    }

    private func choice(_ name: String, _ title: String, _ values: [(value: String, title: String)]) -> HTML {
        field(name, title) {
            select(.id("filter-\(name)"), .name(name)) {
                option(.value("")) { "All" }
                for one in values {
                    option(.value(one.value), view[name] == one.value ? Attribute("selected") : nil) { one.title }
                }
            }
        }
    }
}
