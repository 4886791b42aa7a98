/// What every page of the console has around it: head, skip link, navigation and the place for messages.
struct PageFrame {
    enum Place: String, CaseIterable {
        case usage
        case atRisk

        var path: String {
            switch self {
            case .usage: "/"
            case .atRisk: "/at-risk"
            }
        }

        var title: String {
            switch self {
            case .usage: "Usage & billing"
            case .atRisk: "At risk"
            }
        }
    }

    let title: String
    var place: Place?
    var viewer: Viewer?
    /// The script of a page that nobody is signed in to.
    var pageScript: Asset?

    func html(@HTMLBuilder content: () -> HTML) -> HTML {
        .joined([
            .documentType,
            document(Attribute("lang", "en")) {
                headOfPage
                body(viewer.map { Attribute("data-csrf", $0.formToken) }) {
                    link(.class("skip"), .href("#main")) { "Skip to the content" }
                    if let viewer {
                        bar(viewer)
                        sessionEnded
                    }
                    main(.id("main"), Attribute("tabindex", "-1")) { content() }
                    division(.id("status"), .class("status"), Attribute("role", "status"), Attribute("aria-live", "polite"))
                }
            },
        ])
    }

    private var headOfPage: HTML {
        head {
            meta(Attribute("charset", "utf-8"))
            meta(.name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), Attribute("content", "light dark"))
            pageTitle { "\(title) · dembrane back office" }
            resourceLink(Attribute("rel", "icon"), .href(Asset.icon.path), .type("image/svg+xml"))
            resourceLink(Attribute("rel", "stylesheet"), .href(Asset.baseStyle.path))
            if viewer != nil {
                resourceLink(Attribute("rel", "stylesheet"), .href(Asset.pageStyle.path))
                script(.type("module"), Attribute("src", Asset.script.path))
            }
            if let pageScript { script(.type("module"), Attribute("src", pageScript.path)) }
        }
    }

    /// Shown by the script when the session has ended; it also makes the link lead back to this page.
    private var sessionEnded: HTML {
        division(.id("session-ended"), .class("session-ended"), Attribute("role", "alert"), Attribute("hidden")) {
            "Your session has ended; this page is no longer up to date. "
            link(.href("/sign-in")) { "Sign in again" }
        }
    }

    private func bar(_ viewer: Viewer) -> HTML {
        header(.class("bar")) {
            span(.class("brand")) {
                strong { "dembrane" }
                " back office"
            }
            navigation(.label("Pages")) {
                for place in Place.allCases {
                    link(.href(place.path), place == self.place ? Attribute("aria-current", "page") : nil) { place.title }
                }
            }
            form(.class("who"), Attribute("method", "post"), Attribute("action", "/sign-out")) {
                input(.type("hidden"), .name(FormToken.fieldName), .value(viewer.formToken))
                span(.class("address")) { ShownName(viewer.identity.email).html() }
                button(.class("plain")) { "Sign out" }
            }
        }
    }
}
