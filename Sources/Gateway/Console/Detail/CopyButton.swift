/// Puts a text into the clipboard. Without the script there is nothing to press, and the text can be marked by hand.
struct CopyButton {
    let text: String
    /// What it is, such as `the id`.
    let what: String

    func html() -> HTML {
        button(.type("button"), .class("copy"), Attribute("data-copy", text), .label("Copy \(what)"), .title("Copy \(what)")) {
            Icon.copy.html()
        }
    }
}
