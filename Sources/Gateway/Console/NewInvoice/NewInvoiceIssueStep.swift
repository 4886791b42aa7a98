import Contracts
import StaffAPI

/// What the owner says of an invoice that isn't issued yet.
struct IssuePreview: Decodable, Sendable {
    var effects: [PreviewedEffect]
    var token: String
    var invoice: InvoiceAnswer
}

/// The last step: the invoice as it would be issued, what has to be confirmed, and what happens then.
struct NewInvoiceIssueStep {
    let preview: IssuePreview
    let invoiceMail: String?

    func html() -> HTML {
        .joined([
            InvoiceLines(invoice: preview.invoice, isDraft: true).html(),
            paragraph { preview.invoice.vatRule },
            paragraph(.class("note")) { future },
            PreviewConfirmation(
                token: preview.token, warnings: preview.effects.filter(\.isWarning), title: "I know that, and want it issued"
            ).html(),
        ])
    }

    private var future: String {
        let mail = invoiceMail.map { ", to \(ShownName($0).plain) as its billing details have it" } ?? ""
        return
            "It takes its number, the next one of the year, only when it is issued, and is never edited after that; a credit note takes it "
            + "back. Nobody is told yet: it is sent from its own page\(mail)."
    }
}
