import Invoicing
import XML

extension UBLDocument {
    /// How an invoice is paid (BG-16); what becomes of the money of a credit note.
    var payment: [XMLElement] {
        [invoice.payment.map(means), invoice.preceding.map(terms)].compactMap { $0 }
    }

    private func means(_ payment: PaymentDetails) -> XMLElement {
        let name = profile.isGladOfDetail ? XMLElement.basic("Name", payment.accountName.text) : nil
        let bank = profile.isGladOfDetail ? payment.bank : nil
        let account: [XMLElement?] = [
            .basic("ID", payment.account.text), name,
            bank.map { .aggregate("FinancialInstitutionBranch", [.basic("ID", $0.text)]) },
        ]
        return .aggregate(
            "PaymentMeans",
            [
                .basic("PaymentMeansCode", Self.transfer), .basic("PaymentID", payment.remittance.text),
                .aggregate("PayeeFinancialAccount", account),
            ])
    }

    /// A SEPA credit transfer, in the list UNCL 4461.
    private static let transfer = "58"

    /// BR-CO-25 asks for terms or a due date wherever an amount is above zero, as it is on our credit notes.
    private func terms(_ preceding: PrecedingInvoice) -> XMLElement {
        let words = BilingualText(
            english: "Nothing is to be paid: this amount is set off against invoice \(preceding.number), or paid back.",
            dutch: "Er hoeft niets te worden betaald: dit bedrag wordt verrekend met factuur \(preceding.number), of terugbetaald.")
        return .aggregate("PaymentTerms", [.basic("Note", words.in(invoice.language))])
    }
}
