/// Where staff come in: by pasting the token of the platform, or through a link that carries it.
struct SignInPage {
    /// Why the last attempt failed.
    var refusal: String?
    var target = ReturnTarget(nil)

    func html() -> HTML {
        PageFrame(title: "Sign in").html {
            main(.id("main")) {
                section(.class("sign-in")) {
                    paragraph(.class("brand")) {
                        strong { "dembrane" }
                        " back office"
                    }
                    heading1 { "Sign in" }
                    paragraph { "For staff. Open the back office from the dembrane dashboard, or paste your staff token." }
                    if let refusal { paragraph(.class("refusal"), Attribute("role", "alert")) { refusal } }
                    form(Attribute("method", "post"), Attribute("action", "/sign-in")) {
                        target.field
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
}
