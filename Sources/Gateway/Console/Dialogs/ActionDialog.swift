import Contracts
import StaffAPI
import WireJSON

/// The form of one action for one account, workspace or organisation, with what holds now in it. The script sends the fields as JSON.
struct ActionDialog {
    let subject: DialogSubject
    let viewer: Viewer
    /// Who can be named as an account manager.
    let colleagues: [StaffRow]
    let now: Instant

    private var action: StaffAction { subject.action }

    func html() -> HTML {
        if let obstacle = subject.obstacle(for: viewer, now: now) { return refusal(obstacle.text) }
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
            Attribute("data-path", "/api/v1\(action.path(of: subject.id))"), Attribute("data-label", subject.label.plain),
            Attribute("data-title", action.title), Attribute("data-submit", action.submitTitle), Attribute("data-done", action.done),
        ]
        if let version = subject.version { attributes.append(Attribute("data-version", String(version))) }
        if action.operation.hasPreview { attributes.append(Attribute("data-preview")) }
        if action.assumes != nil {
            attributes.append(Attribute("data-revenue", "/dialogs/\(action.id)/revenue?account=\(subject.account.accountID)"))
        }
        if action.needsChange { attributes.append(Attribute("data-needs-change")) }
        if let opposite = OppositeCommand(of: subject) { attributes.append(Attribute("data-opposite", opposite.json)) }
        if let change = subject.lastChange {
            attributes += [Attribute("data-changed-by", change.actor), Attribute("data-changed-at", change.time.description)]
        }
        return attributes
    }

    private var heading: HTML {
        .joined([
            heading2(.id("dialog-title")) { action.title },
            paragraph(.class("subject")) { HTML.joined(place, separator: " › ") },
            paragraph(.class("now")) { "Now: \(held.joined(separator: " · "))" },
        ])
    }

    /// Organisation, account and workspace: names alone are shared by many.
    private var place: [HTML] {
        let account = subject.account
        let count = max(account.workspaceCount ?? 0, account.workspaces.count)
        let workspaces = count == 1 ? "1 workspace" : "\(Figures.count(count)) workspaces"
        var parts: [HTML] = []
        if let organisation = account.organisationName, organisation != account.label { parts.append(ShownName(organisation).html()) }
        parts.append(.joined([ShownName(account.label).html(), HTML(text: " (\(workspaces))")]))
        if let workspace = subject.workspace { parts.append(ShownName(workspace.name).html()) }
        return parts
    }

    private var held: [String] {
        let terms = subject.terms
        var parts = [terms.tier.title]
        if terms.tier.known?.isPaid ?? true { parts.append("billed \(terms.billingPeriod.title)") }
        if terms.managed { parts.append("managed") }
        if terms.trial != nil { parts.append("on trial") }
        if let end = terms.tierExpiresAt { parts.append("until the end of \(Figures.date(end.lastDay))") }
        parts.append("\(Figures.count(subject.account.seats)) seat\(subject.account.seats == 1 ? "" : "s")")
        if let discount = subject.discount {
            parts.append("\(discount.percent.value)\(Figures.space)% \(discount.kind.title.lowercased())")
        }
        return parts
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
                label(.labels("acknowledgement")) { "I know that \(subject.terms.tier.title) can't come back" }
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
