/// Where staff come in: by pasting the token of the platform, or through a link that carries it.
struct SignInPage {
    /// Why the last attempt failed.
    var refusal: String?

    func html() -> HTML {
        PageFrame(title: "Sign in").html {
            section(.class("sign-in")) {
                paragraph(.class("brand")) {
                    strong { "dembrane" }
                    " back office"
                }
                heading1 { "Sign in" }
                paragraph { "For staff. Open the back office from the dembrane dashboard, or paste your staff token." }
                if let refusal { paragraph(.class("refusal"), Attribute("role", "alert")) { refusal } }
                form(Attribute("method", "post"), Attribute("action", "/sign-in")) {
                    label(.labels("token")) { "Staff token" }
                    textArea(
                        .id("token"), .name("token"), Attribute("rows", "5"), Attribute("required"), Attribute("autocomplete", "off"),
                        Attribute("spellcheck", "false"), Attribute("autocapitalize", "off"))
                    button(.class("primary")) { "Sign in" }
                }
            }
        }
    }
}

/// Shown for a moment after a sign-in by link. The cookie is `SameSite=Strict`, so a redirect that began on another site would
/// arrive without it; a navigation that this page begins itself carries it.
struct SignedInPage {
    func html() -> HTML {
        .joined([
            .documentType,
            document(Attribute("lang", "en")) {
                head {
                    meta(Attribute("charset", "utf-8"))
                    meta(Attribute("http-equiv", "refresh"), Attribute("content", "0;url=/"))
                    pageTitle { "Signed in · dembrane back office" }
                    resourceLink(Attribute("rel", "icon"), .href(Asset.icon.path), .type("image/svg+xml"))
                    resourceLink(Attribute("rel", "stylesheet"), .href(Asset.baseStyle.path))
                }
                body {
                    main(.class("sign-in")) {
                        heading1 { "Signed in" }
                        paragraph { link(.href("/")) { "Go to Usage & billing" } }
                    }
                }
            },
        ])
    }
}
