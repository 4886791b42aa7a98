import StaffAPI

/// A button that opens the dialog of one action for the thing that the page is about.
struct DeedButton {
    let action: StaffAction

    func html() -> HTML {
        button(.type("button"), .id("deed-\(action.id)"), Attribute("data-deed", action.id)) { "\(action.title)…" }
    }
}
