import Contracts
import StaffAPI

/// What the owner says of an invoice that isn't issued yet.
struct IssuePreview: Decodable, Sendable {
    struct Effect: Decodable, Sendable {
        var kind: String
        var feature: String
        var description: String

        var isWarning: Bool { kind == "warning" }
    }

    var effects: [Effect]
    var token: String
    var invoice: InvoiceAnswer

    var warnings: [Effect] { effects.filter(\.isWarning) }
}

/// The last step: the invoice as it would be issued, what has to be confirmed, and what happens then.
struct NewInvoiceIssueStep {
    static let tokenName = "preview_token"

    /// Of the warnings that were shown, by their codes.
    static let warningName = "warning"

    static func confirmationName(_ warning: String) -> String { "confirm_\(warning)" }

    let preview: IssuePreview
    let invoiceMail: String?

    func html() -> HTML {
        .joined([
            InvoiceLines(invoice: preview.invoice, isDraft: true).html(),
            paragraph { preview.invoice.vatRule },
            paragraph(.class("note")) { future },
            .joined(preview.warnings.map(warning)),
            input(.type("hidden"), .name(Self.tokenName), .value(preview.token)),
        ])
    }

    private var future: String {
        let mail = invoiceMail.map { ", to \(ShownName($0).plain) as its billing details have it" } ?? ""
        return
            "It takes its number, the next one of the year, only when it is issued, and is never edited after that; a credit note takes it "
            + "back. Nobody is told yet: it is sent from its own page\(mail)."
    }

    private func warning(_ warning: IssuePreview.Effect) -> HTML {
        .joined([
            Banner(text: Sentence.whole(warning.description)).html(),
            input(.type("hidden"), .name(Self.warningName), .value(warning.feature)),
            WizardField(
                name: Self.confirmationName(warning.feature), title: "I know that, and want it issued", attributes: [Attribute("required")]
            )
            .box(isTicked: false),
        ])
    }
}
