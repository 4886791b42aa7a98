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
            content: .joined(faults.filter { $0.field == nil }.map { Banner(text: $0.words).html() } + [content]),
            deed: preview == nil ? nil : Wizard.Deed(title: "Hand over to \(ShownName(target ?? "").plain)", formToken: viewer.formToken)
        ).html()
    }

    private var summary: [FactList.Fact] {
        let owner = workspace.dataOwner.map { [$0.name, $0.email].compactMap { $0 }.map { ShownName($0).plain }.joined(separator: ", ") }
        return [
            FactList.Fact("Workspace", name.html()), FactList.Fact("From", ShownName(workspace.organisationName).html()),
            target.map { FactList.Fact("To", ShownName($0).html()) },
            FactList.Fact("Tier", workspace.tier.title), FactList.Fact("Seats", Figures.count(workspace.seats)),
            FactList.Fact("Data owner", owner ?? "not known"),
            FactList.Fact("Agreement", workspace.agreementAcceptedAt.map(Figures.date) ?? "missing"),
        ].compactMap { $0 }
    }

    private var content: HTML {
        step == .whom ? whom : changes
    }

    private func fault(_ field: String) -> String? { faults.first { $0.field == field }?.words }

    private var whom: HTML {
        let known = choices.map { (value: $0.organisationID.description, title: ShownName($0.name).plain) }
        let field = WizardField(
            name: "to", title: "Organisation", text: address["to"] ?? "", note: "Its name or its id.", fault: fault("to"),
            attributes: [Attribute("maxlength", "200")])
        return .joined([
            known.isEmpty ? field.html() : field.choice(known),
            WizardField(name: "partner", title: "The partner agrees", fault: fault("partner")).box(isTicked: address["partner"] != nil),
            WizardField(name: "client", title: "The client agrees", fault: fault("client")).box(isTicked: address["client"] != nil),
            WizardField(
                name: "reason", title: "Reason", text: address["reason"] ?? "", fault: fault("reason"),
                attributes: [Attribute("maxlength", String(Reason.rule.length.upperBound))]
            ).html(),
        ])
    }

    private var changes: HTML {
        .joined([
            address.refusal.map { Banner(text: $0.words).html() } ?? .empty,
            preview.map { unorderedList(.class("effects-list")) { for effect in $0.effects where !effect.isWarning { line(effect) } } }
                ?? .empty,
            .joined((preview?.warnings ?? []).map(warning)),
            preview.map { input(.type("hidden"), .name(NewInvoiceIssueStep.tokenName), .value($0.token)) } ?? .empty,
        ])
    }

    private func line(_ effect: IssuePreview.Effect) -> HTML { listItem { Sentence.whole(effect.description) } }

    private func warning(_ warning: IssuePreview.Effect) -> HTML {
        .joined([
            Banner(text: Sentence.whole(warning.description)).html(),
            input(.type("hidden"), .name(NewInvoiceIssueStep.warningName), .value(warning.feature)),
            WizardField(
                name: NewInvoiceIssueStep.confirmationName(warning.feature), title: "I know that, and want it handed over",
                attributes: [Attribute("required")]
            ).box(isTicked: false),
        ])
    }
}
