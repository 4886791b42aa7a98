import Contracts

/// The page behind the link of a mail, for somebody who need not be signed in.
struct UnsubscribePage {
    let codes: [NoticeCode]
    /// The address of this very page, with its token.
    let target: String
    let isDone: Bool

    func html() -> HTML {
        Self.frame(isDone ? "You get no more of these mails" : "No more of these mails?") {
            paragraph { "About:" }
            unorderedList { for code in codes { listItem { code.title } } }
            if isDone {
                paragraph { "In the console you still see every notice. There you can also choose to get mails again." }
                paragraph { link(.href(NoticeSettingsFeature.path)) { NoticeSettingsPage.title } }
            } else {
                form(Attribute("method", "post"), Attribute("action", target)) { button(.class("primary")) { "Stop these mails" } }
            }
        }
    }

    static let unknown = frame("This link does not hold") {
        paragraph(.class("refusal"), Attribute("role", "alert")) {
            "It is not whole, or was not made by this back office. Copy it from the mail once more, or choose in the console."
        }
        paragraph { link(.href(NoticeSettingsFeature.path)) { NoticeSettingsPage.title } }
    }

    private static func frame(_ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        PageFrame(title: title).html {
            main(.id("main")) {
                section(.class("sign-in")) {
                    paragraph(.class("brand")) {
                        strong { "dembrane" }
                        " back office"
                    }
                    heading1 { title }
                    content()
                }
            }
        }
    }
}
