import Contracts
import StaffAPI

/// The page of one step of issuing an invoice.
struct NewInvoicePage {
    static let title = "New invoice"

    let address: NewInvoiceAddress
    let label: ShownName
    let isManaged: Bool
    let outlook: InvoicesAnswer.Outlook?
    let details: BillingDetailsAnswer?
    let faults: [NewInvoiceFault]
    /// At the last step, unless something is wrong.
    let preview: IssuePreview?
    let viewer: Viewer

    func html() -> HTML {
        .joined([
            DetailHead(
                trail: [
                    .init(title: ConsoleArea.invoices.title, path: ConsoleArea.invoices.path),
                    .init(title: label.plain, path: AccountAddress(account: address.account).at(.invoices).path),
                ], name: ShownName(Self.title), facts: [NameLink.account(address.account, label.plain)]
            ).html(),
            isManaged ? steps : notManaged,
        ])
    }

    static let withoutAccount = HTML.joined([
        heading1 { title },
        EmptyList(
            text: "An invoice is issued for an account: choose it first.",
            ways: [.init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path)]
        ).html(),
    ])

    private var notManaged: HTML {
        Banner(
            text: "Billing isn't managed: this account pays by subscription, or not at all.",
            way: .init(title: "Its billing", path: AccountAddress(account: address.account).at(.billing).path)
        ).html()
    }

    /// What is wrong is told at the first step that has it.
    private var step: NewInvoiceAddress.Step {
        let all = NewInvoiceAddress.Step.allCases
        let wrong = faults.compactMap { all.firstIndex(of: $0.step) }.min() ?? .max
        let asked = all.firstIndex(of: address.step) ?? 0
        return wrong < asked ? all[wrong] : address.step
    }

    /// Nothing is wrong yet with what nobody has gone on from.
    private var toldFaults: [NewInvoiceFault] {
        step == address.step && step != .issue ? [] : faults.filter { $0.step == step }
    }

    private var steps: HTML {
        Wizard(
            title: Self.title, path: NewInvoiceAddress.path,
            steps: NewInvoiceAddress.Step.allCases.map { .init(name: $0.rawValue, title: $0.title) },
            current: NewInvoiceAddress.Step.allCases.firstIndex(of: step) ?? 0, kept: address.items(besides: step), filled: address.items,
            summary: NewInvoiceSummary(address: address, label: label, outlook: outlook, details: details, preview: preview).facts,
            content: .joined(toldFaults.filter { $0.field == nil }.map { Banner(text: $0.words).html() } + [content]),
            deed: preview == nil ? nil : Wizard.Deed(title: "Issue invoice", formToken: viewer.formToken)
        ).html()
    }

    private var content: HTML {
        switch step {
        case .what: NewInvoiceWhatStep(address: address, outlook: outlook, faults: toldFaults).html()
        case .details: NewInvoiceDetailsStep(address: address, details: details, faults: toldFaults).html()
        case .issue:
            .joined([
                address.refusal.map { Banner(text: $0.words).html() } ?? .empty,
                preview.map { NewInvoiceIssueStep(preview: $0, invoiceMail: details?.billingDetails?.email).html() } ?? .empty,
            ])
        }
    }
}

extension NewInvoiceAddress.Refusal {
    var words: String {
        switch self {
        case .changed: "Something has changed meanwhile, and nothing was issued. This is the invoice as it would be now."
        case .unconfirmed: "Nothing was issued: what stands in the way has to be confirmed first."
        }
    }
}
