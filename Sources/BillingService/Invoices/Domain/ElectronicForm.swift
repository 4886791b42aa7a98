import EInvoice
import Invoicing

/// By which profile an invoice goes out as an electronic one: Peppol's, which the whole network takes, else for Dutch buyers the Dutch one, which
/// also delivers by mail.
enum ElectronicForm {
    /// Nil where none fits.
    static func profile(for invoice: Invoice) -> EInvoiceProfile? {
        profiles(for: invoice).first { $0.faults(in: invoice).isEmpty }
    }

    /// What is in the way of the profile that comes nearest; empty where one fits.
    static func faults(in invoice: Invoice) -> [InvoiceFault] {
        let faults = profiles(for: invoice).map { $0.faults(in: invoice) }
        return faults.min { $0.count < $1.count } ?? []
    }

    private static func profiles(for invoice: Invoice) -> [EInvoiceProfile] {
        invoice.buyer.country == .netherlands ? [.peppol, .nlcius] : [.peppol]
    }
}
