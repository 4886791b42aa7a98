import CompanyIdentifiers
import Contracts
import Invoicing

/// Invoices of every kind; each may be issued as it is.
package enum SampleInvoice {
    /// By what is particular about them.
    package static let all: [String: Invoice] = [
        "dutch business": yearly(for: SampleParty.dutchBusiness, language: .dutch),
        "dutch public body": yearly(for: SampleParty.dutchPublicBody, language: .dutch),
        "belgian business": yearly(for: SampleParty.belgianBusiness, vat: .reverseCharge),
        "german business": yearly(for: SampleParty.germanBusiness, vat: .reverseCharge),
        "french consumer": yearly(for: SampleParty.frenchConsumer),
        "american business": yearly(for: SampleParty.americanBusiness, vat: .outsideScope),
        "swiss business": yearly(for: SampleParty.swissBusiness, vat: .outsideScope),
        "supplementary": supplementary(for: SampleParty.dutchBusiness),
        "supplementary abroad": supplementary(for: SampleParty.belgianBusiness, vat: .reverseCharge),
    ]

    /// A year of eight seats with a discount, and a training.
    package static func yearly(
        for buyer: Party, vat: VATTreatment = .standard(.dutch), language: InvoiceLanguage = .english
    ) -> Invoice {
        let lines = Known.value {
            try [
                InvoiceLine(
                    "1", "Changemaker, 8 seats, 1 year", quantity: 8, unitPrice: 90_000, discount: Known.value(Percent(15)), vat: vat),
                InvoiceLine("2", "Training, half a day", unitPrice: 125_050, vat: vat),
            ]
        }
        return invoice(for: buyer, lines: lines, period: period("2026-12-01", "2027-11-30"), language: language)
    }

    /// Two more seats for what is left of a year.
    package static func supplementary(for buyer: Party, vat: VATTreatment = .standard(.dutch)) -> Invoice {
        let year = period("2026-12-01", "2027-11-30")
        let rest = period("2027-03-15", "2027-11-30")
        let price = Known.value(year.proRata(Cents(90_000), for: rest))
        let lines = Known.value {
            try [
                InvoiceLine(
                    "1", "Changemaker, 2 seats more until 30 November 2027", quantity: 2,
                    unitPrice: Known.value(UnitPrice(price.amount)), vat: vat)
            ]
        }
        var invoice = invoice(for: buyer, lines: lines, period: rest, language: .dutch)
        invoice.notes = "Aanvulling op factuur 2026-000123.\nPro rata naar dagen."
        return invoice
    }

    package static func invoice(
        for buyer: Party = SampleParty.dutchBusiness, lines: [InvoiceLine], period: InvoicePeriod = period("2026-12-01", "2026-12-31"),
        language: InvoiceLanguage = .english
    ) -> Invoice {
        Invoice(
            number: "2026-000123", language: language, issuedOn: day("2026-11-30"), dueOn: day("2026-12-30"), period: period,
            seller: SampleParty.seller, buyer: buyer, buyerReference: "Team Listening", orderReference: "PO-2026/77",
            lines: Known.value { try InvoiceLines(lines) }, payment: payment)
    }

    package static let payment = PaymentDetails(
        account: Known.value { try IBAN("NL91 ABNA 0417 1643 00") }, bank: Known.value { try BIC("ABNANL2A") },
        accountName: "dembrane B.V.", remittance: "Invoice 2026-000123")

    package static func day(_ text: String) -> LocalDate { Known.value(LocalDate(text)) }

    package static func period(_ first: String, _ last: String) -> InvoicePeriod { Known.value(InvoicePeriod(day(first), day(last))) }
}
