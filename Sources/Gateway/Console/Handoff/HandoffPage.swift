import Contracts
import StaffAPI

/// The page of one step of handing a workspace over.
struct HandoffPage {
    static let title = "Hand over"

    var address: HandoffAddress
    let workspace: WorkspaceDetail
    let viewer: Viewer
    var faults: [HandoffFault] = []
    /// Organisations of the name that was written, where it isn't clear which is meant.
    var choices: [SearchAnswer.FoundOrganisation] = []
    /// What the organisation is called that it goes to.
    var target: String?
    /// At the last step, unless something is wrong.
    var preview: HandoffPreview?

    var name: ShownName { ShownName(workspace.name) }

    /// Why this person can't hand it over, whatever they fill in.
    var obstacle: String? {
        if let obstacle = viewer.obstacle(.transfer) { return "\(obstacle.text(for: viewer))." }
        if workspace.deleted { return "This workspace is deleted." }
        guard workspace.usageContext == .external else {
            return "This workspace is internal: its organisation pays for it, so that there is no account to hand over."
        }
        return nil
    }

    func html() -> HTML {
        .joined([
            DetailHead(
                trail: [
                    .init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path),
                    .init(title: name.plain, path: ConsolePath.workspace(workspace.workspaceID)),
                ], name: ShownName(Self.title), facts: [name.html(), ShownName(workspace.organisationName).html()]
            ).html(),
            obstacle.map { Banner(text: $0).html() } ?? steps,
        ])
    }

    private var step: HandoffAddress.Step { faults.isEmpty ? address.step : .whom }

    private var steps: HTML {
        Wizard(
            title: Self.title, path: address.path, steps: HandoffAddress.Step.allCases.map { .init(name: $0.rawValue, title: $0.title) },
            current: step == .whom ? 0 : 1, kept: step == .whom ? [] : address.items, filled: address.items, summary: summary,
            content: .joined(banners + [content]),
            deed: preview == nil ? nil : Wizard.Deed(title: "Hand over to \(ShownName(target ?? "").plain)", formToken: viewer.formToken)
        ).html()
    }

    private var banners: [HTML] { faults.filter { $0.field == nil }.map { Banner(text: $0.words).html() } }

    private var summary: [FactList.Fact] {
        let known = [workspace.dataOwner?.name, workspace.dataOwner?.email].compactMap { $0 }
        let owner: String = known.map { ShownName($0).plain }.joined(separator: ", ")
        let agreement: String = workspace.agreementAcceptedAt.map { Figures.date($0) } ?? "missing"
        var facts = [FactList.Fact("Workspace", name.html()), FactList.Fact("From", ShownName(workspace.organisationName).html())]
        if let target { facts.append(FactList.Fact("To", ShownName(target).html())) }
        return facts + [
            FactList.Fact("Tier", workspace.tier.title), FactList.Fact("Seats", Figures.count(workspace.seats)),
            FactList.Fact("Data owner", owner.isEmpty ? "missing" : owner), FactList.Fact("Agreement", agreement),
        ]
    }

    private var content: HTML {
        step == .whom ? whom : changes
    }

    private func fault(_ field: String) -> String? { faults.first { $0.field == field }?.words }

    @HTMLBuilder private var whom: HTML {
        organisation
        WizardField(name: "partner", title: "The partner agrees", fault: fault("partner")).box(isTicked: address["partner"] != nil)
        WizardField(name: "client", title: "The client agrees", fault: fault("client")).box(isTicked: address["client"] != nil)
        WizardField(
            name: "reason", title: "Reason", text: address["reason"] ?? "", fault: fault("reason"),
            attributes: [Attribute("maxlength", String(Reason.rule.length.upperBound))]
        ).html()
    }

    private var organisation: HTML {
        let field = WizardField(
            name: "to", title: "Organisation", text: address["to"] ?? "", note: "Its name or its id.", fault: fault("to"),
            attributes: [Attribute("maxlength", "200")])
        guard !choices.isEmpty else { return field.html() }
        return field.choice(choices.map { (value: $0.organisationID.description, title: ShownName($0.name).plain) })
    }

    @HTMLBuilder private var changes: HTML {
        if let refusal = address.refusal { Banner(text: refusal.words).html() }
        if let preview {
            effects(preview.effects.filter { !$0.isWarning })
            PreviewConfirmation(
                token: preview.token, warnings: preview.effects.filter(\.isWarning), title: "I know that, and want it handed over"
            ).html()
        }
    }

    private func effects(_ effects: [PreviewedEffect]) -> HTML {
        unorderedList(.class("effects-list")) {
            for effect in effects { listItem { Sentence.whole(effect.description) } }
        }
    }
}
