import Contracts
import StaffAPI
import WireJSON

/// The form of one action for one account, workspace, organisation or colleague, with what holds now in it. The script sends the fields as JSON.
struct ActionDialog {
    let subject: any DialogMatter
    let viewer: Viewer
    /// Who can be named as an account manager.
    let colleagues: [StaffRow]
    let now: Instant

    private var action: StaffAction { subject.action }

    func html() -> HTML {
        if let obstacle = subject.obstacleText(for: viewer, now: now) { return refusal(obstacle) }
        return form(attributes) {
            heading
            paragraph(.id("dialog-text")) { action.explanation }
            for field in fields { field.html() }
            if fields.contains(where: \.isOfColleague) { addresses }
            if action.operation.hasPreview { effects }
            paragraph(.class("refusal"), Attribute("role", "alert"), Attribute("hidden"))
            division(.class("conflict"), Attribute("role", "alert"), Attribute("hidden"))
            division(.class("dialog-buttons")) {
                button(.type("button"), .class("plain"), Attribute("data-cancel")) { "Cancel" }
                button(.type("submit"), .class(action.isDangerous ? "primary danger" : "primary"), Shortcut.attribute(.send)) {
                    action.title
                }
            }
        }
    }

    private var fields: [FormField] {
        action.fields.compactMap { FormField($0, of: subject, policies: viewer.identity.policies, now: now) }
    }

    private var attributes: [Attribute] {
        var attributes = [
            Attribute("method", "dialog"), Attribute("novalidate"), Attribute("aria-describedby", "dialog-text"),
            Attribute("data-action", action.id), Attribute("data-method", action.operation.method.rawValue),
            Attribute("data-path", "/api/v1\(subject.path)"), Attribute("data-label", subject.label.plain),
            Attribute("data-title", action.title), Attribute("data-submit", action.submitTitle), Attribute("data-done", action.done),
        ]
        if let version = subject.version { attributes.append(Attribute("data-version", String(version))) }
        if action.operation.hasPreview { attributes.append(Attribute("data-preview")) }
        if action.assumes != nil, let account = subject.revenueAccount {
            attributes.append(Attribute("data-revenue", "/dialogs/\(action.id)/revenue?account=\(account)"))
        }
        if action.needsChange { attributes.append(Attribute("data-needs-change")) }
        if let opposite = subject.opposite { attributes.append(Attribute("data-opposite", opposite.json)) }
        if let change = subject.lastChange {
            attributes += [Attribute("data-changed-by", change.actor), Attribute("data-changed-at", change.time.description)]
        }
        return attributes
    }

    private var heading: HTML {
        .joined([
            heading2(.id("dialog-title")) { action.title },
            paragraph(.class("subject")) { HTML.joined(subject.place, separator: " › ") },
            paragraph(.class("now")) { "\(subject.heldTitle): \(subject.held.joined(separator: " · "))" },
        ])
    }

    /// What would happen; read aloud when it comes.
    private var effects: HTML {
        .joined([
            division(.class("effects"), Attribute("role", "status"), Attribute("data-effects")) {
                heading3 { "This will happen" }
                unorderedList()
            },
            division(.class("field check"), Attribute("data-acknowledgement"), Attribute("hidden")) {
                input(.id("acknowledgement"), .type("checkbox"))
                label(.labels("acknowledgement")) { "I know that \(subject.leaving) can't come back" }
            },
        ])
    }

    private var addresses: HTML {
        dataList(.id("colleagues")) {
            for colleague in colleagues { option(.value(colleague.email)) { colleague.name ?? colleague.email } }
        }
    }

    private func refusal(_ text: String) -> HTML {
        form(Attribute("method", "dialog"), Attribute("data-action", action.id)) {
            heading
            paragraph(.class("refusal"), Attribute("role", "alert")) { text }
            division(.class("dialog-buttons")) { button(.type("button"), .class("plain"), Attribute("data-cancel")) { "Close" } }
        }
    }
}
