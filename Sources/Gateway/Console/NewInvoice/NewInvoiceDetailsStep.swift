import Contracts
import StaffAPI

/// The second step: what stands on the invoice beside its lines, and the buyer as the billing details say it.
struct NewInvoiceDetailsStep {
    let address: NewInvoiceAddress
    /// Nil where it can't be said now.
    let details: BillingDetailsAnswer?
    let faults: [NewInvoiceFault]

    func html() -> HTML {
        .joined([
            WizardField(
                name: "po", title: "Purchase order", text: address["po"] ?? "",
                note: "The buyer's number; needed unless the billing details have a reference of the buyer's.", fault: fault("po"),
                attributes: [Attribute("maxlength", String(BillingDetails.referenceRule.length.upperBound))], isOptional: true
            ).html(),
            WizardField(name: "electronic", title: "It has to be an electronic invoice too", fault: fault("electronic"))
                .box(isTicked: address["electronic"] != nil),
            WizardField(name: "language", title: "Language", text: address["language"] ?? "", fault: fault("language")).choice(languages),
            buyer,
        ])
    }

    private func fault(_ field: String) -> String? { faults.first { $0.field == field }?.words }

    private var languages: [(value: String, title: String)] {
        let words = Vocabulary.invoiceLanguage
        return [("", "As the buyer's country has it")] + words.words.map { ($0, words.title(of: $0)) }
    }

    @HTMLBuilder private var buyer: HTML {
        heading3 { "Buyer" }
        if let details {
            if let known = details.billingDetails { FactList(facts: BuyerFacts(details: known).all, isWide: true).html() }
            for obstacle in details.obstacles { Banner(text: "No invoice can be made yet: \(BuyerFacts.words(obstacle)).").html() }
        } else {
            paragraph(.class("note")) { "Where invoices go can't be said now." }
        }
        paragraph {
            link(.href(AccountAddress(account: address.account).at(.billing).path)) { "Billing details of the account" }
        }
    }
}
