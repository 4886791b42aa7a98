import Contracts
import Invoicing

/// How UBL names the parts of an invoice and of a credit note. Amounts are positive in both.
struct UBLWords: Sendable {
    let document: String
    let typeElement: String
    /// BT-3, a code of the list UNCL 1001.
    let typeCode: String
    let line: String
    let quantity: String

    init(_ kind: InvoiceKind) {
        switch kind {
        case .invoice:
            (document, typeElement, typeCode) = ("Invoice", "InvoiceTypeCode", "380")
            (line, quantity) = ("InvoiceLine", "InvoicedQuantity")
        case .creditNote:
            (document, typeElement, typeCode) = ("CreditNote", "CreditNoteTypeCode", "381")
            (line, quantity) = ("CreditNoteLine", "CreditedQuantity")
        }
    }
}
