import Contracts
import StaffAPI

/// To whom and where the invoices of an account go, what stands in their way, and what the platform has said since staff set it.
struct AccountInvoicing {
    /// Nil where it can't be said now.
    let answer: BillingDetailsAnswer?
    let isPast: Bool

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "details-title")) {
            heading2(.id("details-title")) { "Billing details" }
            if let answer { content(answer) } else { paragraph(.class("note")) { "Where invoices go can't be said now." } }
        }
    }

    @HTMLBuilder private func content(_ answer: BillingDetailsAnswer) -> HTML {
        if let details = answer.billingDetails {
            FactList(facts: BuyerFacts(details: details).all, isWide: true).html()
            if let vat = answer.vat { paragraph { vat.rule } }
            if let check = answer.vatCheck { paragraph { words(check) } }
            paragraph(.class("note")) { answer.origin?.known == .staff ? "Set by staff." : "As the platform says." }
        }
        for obstacle in answer.obstacles {
            Banner(text: "No invoice can be made yet: \(BuyerFacts.words(obstacle)).").html()
        }
        if !answer.differences.isEmpty { differences(answer.differences) }
        if !isPast { paragraph { DeedButton(action: .billingDetails).html() } }
    }

    private func differences(_ differences: [BillingDetailsAnswer.Difference]) -> HTML {
        .joined([
            heading3 { "The platform has said otherwise since" },
            unorderedList(.class("plain-list")) {
                for difference in differences {
                    listItem {
                        "\(AuditWords.sentence(difference.field)): "
                        difference.platform.map { ShownName($0).html() } ?? HTML(text: "nothing")
                        " in place of "
                        difference.ours.map { ShownName($0).html() } ?? HTML(text: "nothing")
                    }
                }
            },
            isPast ? .empty : paragraph { DeedButton(action: .acceptBillingDetails).html() },
        ])
    }

    @HTMLBuilder private func words(_ check: BillingDetailsAnswer.VATCheck) -> HTML {
        if check.pending {
            "The VAT number is not confirmed by VIES yet."
        } else {
            check.valid == true ? "VAT number confirmed by VIES" : "VIES doesn't know the VAT number, asked"
            if let instant = check.checkedAt { " on \(Figures.date(instant))" }
            if let reference = check.reference {
                " ("
                ShownName(reference).html()
                ")"
            }
            check.nameMatches == false ? ". It is in another name than the legal name above." : "."
        }
    }
}
