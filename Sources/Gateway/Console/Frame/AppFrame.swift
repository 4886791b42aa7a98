import StaffAPI

/// What every page of a signed-in person has around it: the navigation at the left, search and session on top, and on a phone a bar at the
/// bottom.
struct AppFrame {
    private static let navigationID = "navigation"

    /// For the window's title, the most telling part first.
    let title: String
    var area: ConsoleArea?
    /// Where rows of the page are read again.
    var rowsPath: String?
    let viewer: Viewer
    /// What the page has beyond the console's script.
    var pageScript: Asset?
    var badges: [AreaBadge] = []
    var bell = Bell(unread: nil)

    func html(@HTMLBuilder content: () -> HTML) -> HTML {
        PageFrame(title: title, viewer: viewer, rowsPath: rowsPath, pageScript: pageScript).html {
            rail
            division(.class("page")) {
                topLine
                sessionEnding
                sessionEnded
                main(.id("main"), Attribute("tabindex", "-1")) {
                    content()
                    SharedMenu.html(StaffAction.all, for: viewer)
                }
            }
            bottomBar
            KeyboardHelp().html()
            Skeleton.template
            division(.id("status"), .class("status"), Attribute("role", "status"), Attribute("aria-live", "polite"))
        }
    }

    /// Beside the page on a wide screen; on others it opens over it.
    private var rail: HTML {
        navigation(.id(Self.navigationID), .class("rail"), Attribute("popover"), .label("Areas")) {
            link(.class("brand"), .href("/")) {
                strong { "dembrane" }
                " back office"
            }
            areas(of: nil)
            for group in ConsoleArea.Group.allCases { areas(of: group) }
        }
    }

    @HTMLBuilder private func areas(of group: ConsoleArea.Group?) -> HTML {
        let areas = ConsoleArea.all.filter { $0.group == group }
        if !areas.isEmpty {
            if let group { heading2(.class("rail-group")) { group.rawValue } }
            unorderedList { for area in areas { listItem { entry(area, badges.first { $0.area == area }) } } }
        }
    }

    private func entry(_ entry: ConsoleArea, _ badge: AreaBadge? = nil) -> HTML {
        link(.href(entry.path), Attribute("data-area", entry.letter), entry == area ? Attribute("aria-current", "page") : nil) {
            entry.icon.html()
            span { entry.title }
            badge?.html() ?? .empty
        }
    }

    private var topLine: HTML {
        header(.class("top")) {
            button(.type("button"), .class("navigation-button"), Attribute("popovertarget", Self.navigationID), .label("Areas")) {
                Icon.more.html()
            }
            form(.class("find"), Attribute("role", "search"), Attribute("method", "get"), Attribute("action", SearchFeature.path)) {
                Icon.search.html()
                input(
                    .id("find"), .type("search"), .name("q"), .label("Search accounts, people, invoices and ids"),
                    Attribute("placeholder", "Search accounts, people, ids…"), Attribute("autocomplete", "off"),
                    Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)), Shortcut.attribute(.search, .palette))
                division(.id("find-results"), .class("find-results"), Attribute("hidden"))
            }
            span(.id("live"), .class("live"))
            bell.html()
            PersonMenu(viewer: viewer).html()
        }
    }

    /// Shown by the script some minutes before the session ends. It lies where nothing has to make room for it.
    private var sessionEnding: HTML {
        division(Attribute("role", "status")) {
            division(
                .id("session-ending"), .class("session-ending"), Attribute("data-ends", viewer.sessionEndsAt.description),
                Attribute("hidden")
            ) {
                "Your session ends at \(Figures.time(viewer.sessionEndsAt)). "
                link(.href("/sign-in"), Attribute("target", "_blank")) { "Sign in again" }
                " in a new tab, then reload this page: what you have typed is kept."
            }
        }
    }

    /// Shown by the script when the session has ended; it also makes the link lead back to this page.
    private var sessionEnded: HTML {
        division(.id("session-ended"), .class("session-ended"), Attribute("role", "alert"), Attribute("hidden")) {
            "Your session has ended; this page is no longer up to date. "
            link(.href("/sign-in"), Attribute("target", "_blank")) { "Sign in again" }
            " in a new tab, then reload this page: what you have typed is kept."
        }
    }

    private var bottomBar: HTML {
        navigation(.class("bottom-bar"), .label("Main areas")) {
            for area in ConsoleArea.all.prefix(2) { entry(area) }
            link(.href("#find")) {
                Icon.search.html()
                span { "Search" }
            }
            button(.type("button"), Attribute("popovertarget", Self.navigationID)) {
                Icon.more.html()
                span { "More" }
            }
        }
    }
}
