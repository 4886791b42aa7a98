/// What needs somebody's attention on a page about one thing; nothing where all is well.
struct AlertStrip {
    enum Level: String {
        case bad, warn, info
    }

    struct Alert {
        let level: Level
        let html: HTML
    }

    let alerts: [Alert]

    func html() -> HTML {
        guard !alerts.isEmpty else { return .empty }
        return unorderedList(.class("alerts"), .label("Needs attention")) {
            for alert in alerts { listItem(.class("alert alert-\(alert.level.rawValue)")) { alert.html } }
        }
    }
}
