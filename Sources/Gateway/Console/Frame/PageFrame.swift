/// The document of every page, signed in or not: head, skip link, and what stands in it.
struct PageFrame {
    let title: String
    /// What the title of the window ends with.
    var suffix = "dembrane back office"
    var language = "en"
    /// Whether it has lists and facts, as pages of the console do, though nobody is signed in.
    var hasLists = false
    var viewer: Viewer?
    /// Where rows of the page are read again.
    var rowsPath: String?
    /// A script that this page alone has.
    var pageScript: Asset?

    func html(@HTMLBuilder content: () -> HTML) -> HTML {
        .joined([
            .documentType,
            document(Attribute("lang", language)) {
                headOfPage
                body(
                    viewer.map { Attribute("data-csrf", $0.formToken) }, viewer.map { Attribute("data-density", $0.density.rawValue) },
                    viewer.map { Attribute("data-shortcuts", $0.shortcuts.rawValue) },
                    viewer?.newestEvent.map { Attribute("data-newest-event", $0) }, rowsPath.map { Attribute("data-rows-path", $0) }
                ) {
                    if viewer != nil { link(.class("skip"), .href("#main")) { "Skip to the content" } }
                    content()
                }
            },
        ])
    }

    private var headOfPage: HTML {
        head {
            meta(Attribute("charset", "utf-8"))
            meta(.name("viewport"), Attribute("content", "width=device-width, initial-scale=1"))
            meta(.name("color-scheme"), Attribute("content", "light dark"))
            pageTitle { "\(title) · \(suffix)" }
            resourceLink(Attribute("rel", "icon"), .href(Asset.icon.path), .type("image/svg+xml"))
            resourceLink(Attribute("rel", "stylesheet"), .href(Asset.baseStyle.path))
            if viewer != nil || hasLists { resourceLink(Attribute("rel", "stylesheet"), .href(Asset.pageStyle.path)) }
            if viewer != nil {
                for module in ConsoleScript.imported { resourceLink(Attribute("rel", "modulepreload"), .href(module.path)) }
                script(.type("module"), Attribute("src", ConsoleScript.entry.path))
            }
            if let pageScript { script(.type("module"), Attribute("src", pageScript.path)) }
        }
    }
}
