import Invoicing
import XML

extension UBLDocument {
    /// What the document is, and when.
    var head: [XMLElement] {
        [
            .basic("CustomizationID", profile.customization),
            .basic("ProfileID", EInvoiceProfile.process),
            .basic("ID", invoice.number.text),
            .basic("IssueDate", invoice.issuedOn.description),
            invoice.dueOn.map { .basic("DueDate", $0.description) },
            .basic(words.typeElement, words.typeCode),
            invoice.notes.map { .basic("Note", $0.text) },
            .basic("DocumentCurrencyCode", Invoice.currency),
        ].compactMap { $0 }
    }

    /// What the document is about: the buyer's references, the period, and on a credit note the invoice that it takes back.
    var references: [XMLElement] {
        [
            invoice.buyerReference.map { .basic("BuyerReference", $0.text) },
            .aggregate(
                "InvoicePeriod",
                [
                    .basic("StartDate", invoice.period.firstDay.description), .basic("EndDate", invoice.period.lastDay.description),
                ]),
            invoice.orderReference.map { .aggregate("OrderReference", [.basic("ID", $0.text)]) },
            invoice.preceding.map { .aggregate("BillingReference", [reference(to: $0)]) },
        ].compactMap { $0 }
    }

    private func reference(to preceding: PrecedingInvoice) -> XMLElement {
        let day = profile.isGladOfDetail ? XMLElement.basic("IssueDate", preceding.issuedOn.description) : nil
        return .aggregate("InvoiceDocumentReference", [.basic("ID", preceding.number.text), day])
    }
}
