import Contracts
import StaffAPI

/// Whose a payment may be that names nobody: a search, and what it has found, each with the button by which the payment is assigned.
struct PaymentCandidates {
    /// Of accounts and of invoices.
    static let shownMaximum = 8

    let payment: PaymentAnswer
    let text: String
    var accounts: [SearchAnswer.FoundAccount] = []
    var invoices: [InvoiceAnswer] = []

    /// The first text of the form `2026-000123`, by which customers often say what they pay.
    static func invoiceNumber(in description: String) -> String? {
        let words = description.split { !$0.isNumber && $0 != "-" }
        return words.lazy.map(String.init).first { $0.wholeMatch(of: /[0-9]{4}-[0-9]{6}/) != nil }
    }

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "candidates-title")) {
            heading2(.id("candidates-title")) { "Whose is it?" }
            form(
                .class("filters"), Attribute("role", "search"), .label("Find the account"), Attribute("method", "get"),
                Attribute("action", ConsolePath.payment(payment.paymentID))
            ) {
                division(.class("filter filter-search")) {
                    input(
                        .type("search"), .name("search"), .value(text), .label("Customer or invoice"),
                        Attribute("placeholder", "Customer or invoice"),
                        Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)))
                }
                button(.class("plain")) { "Find" }
            }
            if invoices.isEmpty, accounts.isEmpty {
                if !text.isEmpty { paragraph(.class("note")) { "Nothing has these words." } }
            } else {
                unorderedList(.class("plain-list candidates")) {
                    for invoice in invoices { ofInvoice(invoice) }
                    for account in accounts { ofAccount(account) }
                }
            }
        }
    }

    private func ofInvoice(_ invoice: InvoiceAnswer) -> HTML {
        candidate(
            invoice.accountID, invoice.invoiceID, invoice.number,
            .joined([
                NameLink.invoice(invoice.invoiceID, invoice.number), HTML(text: " "), InvoiceMark(invoice: invoice).html(),
                small {
                    " \(ShownName(invoice.buyer).plain) · \(Figures.money(invoice.openCents)) open\(fits(invoice) ? ", as much as was paid" : "")"
                },
            ]))
    }

    private func ofAccount(_ account: SearchAnswer.FoundAccount) -> HTML {
        candidate(
            account.accountID, nil, account.label,
            .joined([
                NameLink.account(account.accountID, account.label), small { " \(account.tier.title) · \(account.class.title)" },
            ]))
    }

    private func fits(_ invoice: InvoiceAnswer) -> Bool { invoice.openCents == payment.amountCents }

    private func candidate(_ account: AccountID, _ invoice: InvoiceID?, _ label: String, _ content: HTML) -> HTML {
        listItem(
            Attribute("data-payment", payment.paymentID), Attribute("data-account", account.description),
            invoice.map { Attribute("data-invoice", $0.description) }, Attribute("data-label", ShownName(label).plain)
        ) {
            content
            button(
                .type("button"), .id("assign-\(invoice?.description ?? account.description)"), .class("plain"),
                Attribute("data-deed", StaffAction.assignPayment.id)
            ) {
                "\(StaffAction.assignPayment.submitTitle)…"
                span(.class("unseen")) { " to \(ShownName(label).plain)" }
            }
        }
    }
}
