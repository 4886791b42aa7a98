/// One thing that has to hold of a document; answers with what is wrong.
struct InvoiceRule: Sendable {
    let name: String
    let faults: @Sendable (Invoice) -> [InvoiceFault]
}

/// Our own check of a document, made before a number is spent on it. It is stricter than the official rules of EN 16931, which take VAT
/// that is off by up to 0.99, a reverse charge without the buyer's VAT number, and an invoice without a due date.
public enum InvoiceRules {
    static let ofEveryDocument: [InvoiceRule] = [
        .dueDate, .reference, .precedingInvoice, .payment, .seller, .oneTreatment, .standardRate, .reverseCharge, .territory, .groups,
        .netTotal, .vatTotal, .grandTotal, .amount,
    ]

    static let ofElectronicDocuments: [InvoiceRule] = [.electronicAddresses, .dutchBuyer, .registers]

    /// All that is wrong with a document; an empty list means that it may be issued.
    /// - Parameter isElectronic: it is to be written as an electronic invoice too, which needs addresses in a network.
    public static func faults(in invoice: Invoice, isElectronic: Bool) -> [InvoiceFault] {
        let rules = isElectronic ? ofEveryDocument + ofElectronicDocuments : ofEveryDocument
        return rules.flatMap { $0.faults(invoice) }
    }
}
