import Invoicing
import XML

/// An invoice or credit note as a document of UBL 2.1 by EN 16931. The same invoice always gives the same bytes.
///
/// The order of elements is the one of UBL's schema. BT and BG are the standard's numbers of terms and groups.
public struct UBLDocument: Sendable {
    let invoice: Invoice
    let profile: EInvoiceProfile

    /// Throws `InvoiceRefusal` for an invoice with faults.
    public init(_ invoice: Invoice, profile: EInvoiceProfile) throws(InvoiceRefusal) {
        let faults = profile.faults(in: invoice)
        guard faults.isEmpty else { throw InvoiceRefusal(faults) }
        self.invoice = invoice
        self.profile = profile
    }

    /// UTF-8. Throws `XMLError`, though no text that an invoice can hold gives a reason to.
    public func bytes() throws(XMLError) -> [UInt8] { try XMLWriter.bytes(of: root) }

    private var root: XMLElement {
        let name = words.document
        let namespace = "urn:oasis:names:specification:ubl:schema:xsd:"
        let attributes = [
            XMLAttribute("xmlns", "\(namespace)\(name)-2"),
            XMLAttribute("xmlns:cac", "\(namespace)CommonAggregateComponents-2"),
            XMLAttribute("xmlns:cbc", "\(namespace)CommonBasicComponents-2"),
        ]
        let parties = [party(invoice.seller, as: "AccountingSupplierParty"), party(invoice.buyer, as: "AccountingCustomerParty")]
        let parts: [[XMLElement]] = [head, references, parties, payment, [taxTotal, monetaryTotal], lines]
        return XMLElement(name, attributes, elements: Array(parts.joined()))
    }

    /// The names that differ between the two kinds of documents.
    var words: UBLWords { UBLWords(invoice.kind) }

    /// What lies outside of VAT is written without any VAT number (rules BR-O-02 to BR-O-04).
    var isOutsideVAT: Bool { invoice.lines.all.contains { $0.vat == .outsideScope } }
}
