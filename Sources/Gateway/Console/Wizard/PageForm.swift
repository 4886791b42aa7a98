/// A form that is sent to the address of its own page: its fields, a way back, and the button that does it.
struct PageForm {
    /// In kebab case; unique on the page.
    let name: String
    let title: String
    let path: String
    let formToken: String
    /// What is sent along and not shown.
    var hidden: [(name: String, value: String)] = []
    /// What is wrong with it as a whole.
    var fault: String?
    let content: HTML
    /// What its button says; nil where the content has buttons of its own.
    let deed: String?
    /// Where nothing is done; nil where the page itself says how to leave it.
    var backPath: String?

    func html() -> HTML {
        section(.class("card wizard-step"), Attribute("aria-labelledby", "\(name)-title")) {
            heading2(.id("\(name)-title")) { title }
            if let fault { paragraph(.class("refusal"), Attribute("role", "alert")) { fault } }
            form(Attribute("method", "post"), Attribute("action", path)) {
                input(.type("hidden"), .name(FormToken.fieldName), .value(formToken))
                for one in hidden { input(.type("hidden"), .name(one.name), .value(one.value)) }
                content
                if deed != nil || backPath != nil { buttons }
            }
        }
    }

    private var buttons: HTML {
        division(.class("dialog-buttons")) {
            if let backPath { link(.class("button"), .href(backPath)) { "Cancel" } }
            if let deed { button(.type("submit"), .class("primary")) { deed } }
        }
    }
}
