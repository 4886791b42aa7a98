/// Shown for a moment after a sign-in. The cookie is `SameSite=Strict`, so a redirect that began on another site would arrive
/// without it; a navigation that this page begins itself carries it.
struct SignedInPage {
    let target: ReturnTarget

    func html() -> HTML {
        .joined([
            .documentType,
            document(Attribute("lang", "en")) {
                head {
                    meta(Attribute("charset", "utf-8"))
                    meta(Attribute("http-equiv", "refresh"), Attribute("content", "0;url=\(target.path)"))
                    pageTitle { "Signed in · dembrane back office" }
                    resourceLink(Attribute("rel", "icon"), .href(Asset.icon.path), .type("image/svg+xml"))
                    resourceLink(Attribute("rel", "stylesheet"), .href(Asset.baseStyle.path))
                }
                body {
                    main(.class("sign-in")) {
                        heading1 { "Signed in" }
                        paragraph { link(.href(target.path)) { "Go to the back office" } }
                    }
                }
            },
        ])
    }
}
