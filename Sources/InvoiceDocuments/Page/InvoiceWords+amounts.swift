import Contracts
import Invoicing

/// The lines and what they come to.
extension InvoiceWords {
    var lines: String { say("Invoice lines", "Factuurregels") }
    var description: String { say("Description", "Omschrijving") }
    var quantity: String { say("Quantity", "Aantal") }
    var unitPrice: String { say("Unit price", "Prijs per stuk") }
    var discount: String { say("Discount", "Korting") }
    var vat: String { say("VAT", "Btw") }
    var net: String { say("Amount", "Bedrag") }

    /// In the narrow column of a line.
    func vat(of treatment: VATTreatment, _ format: InvoiceFormat) -> String {
        switch treatment {
        case .standard(let rate): format.percent(rate)
        case .reverseCharge: say("reversed", "verlegd")
        case .outsideScope: say("none", "geen")
        }
    }

    /// The name of a kind of VAT; where none is charged, the words that the law asks for.
    func name(of treatment: VATTreatment, _ format: InvoiceFormat) -> String {
        VATExemption(treatment.category)?.reason.in(language) ?? "\(vat) \(format.percent(treatment.rate))"
    }

    func base(_ amount: String, of treatment: String) -> String {
        say("\(treatment) (base \(amount))", "\(treatment) (grondslag \(amount))")
    }

    var totals: String { say("Totals", "Totalen") }
    var totalWithoutVAT: String { say("Total excluding VAT", "Totaal exclusief btw") }
    var totalVAT: String { say("Total VAT", "Totaal btw") }

    func total(_ kind: InvoiceKind) -> String {
        switch kind {
        case .invoice: say("Amount due", "Te betalen")
        case .creditNote: say("Total credited", "Totaal gecrediteerd")
        }
    }
}

/// How to pay.
extension InvoiceWords {
    var payment: String { say("Payment", "Betaling") }
    var account: String { "IBAN" }
    var bank: String { "BIC" }
    var accountName: String { say("Account name", "Ten name van") }
    var remittance: String { say("Payment reference", "Onder vermelding van") }
    var codeCaption: String { say("Scan to pay", "Scan om te betalen") }

    func request(_ amount: String, dueOn day: String?) -> String {
        guard let day else { return say("Please pay \(amount).", "Wij ontvangen graag \(amount).") }
        return say("Please pay \(amount) by \(day).", "Wij ontvangen graag \(amount), uiterlijk op \(day).")
    }

    func settlement(_ invoiceNumber: String) -> String {
        say(
            "You don't have to pay anything. The amount is set off against invoice \(invoiceNumber) or paid back to you.",
            "U hoeft niets te betalen. Het bedrag wordt verrekend met factuur \(invoiceNumber) of aan u terugbetaald.")
    }
}
