import Invoicing

extension EInvoiceProfile {
    /// All that keeps an invoice from being written by this profile: what `InvoiceRules` finds, and what the profile asks beyond that. To
    /// be asked before a number is spent.
    public func faults(in invoice: Invoice) -> [InvoiceFault] {
        InvoiceRules.faults(in: invoice, isElectronic: true) + unreachable(invoice.seller, "seller.") + unreachable(invoice.buyer, "")
    }

    /// PEPPOL-EN16931-CL008: Peppol delivers by fewer kinds of addresses than EN 16931 knows.
    private func unreachable(_ party: Party, _ prefix: String) -> [InvoiceFault] {
        guard self == .peppol, let scheme = party.electronicAddress?.scheme.code, Self.unknownToPeppol.contains(scheme) else { return [] }
        return [
            InvoiceFault(prefix + "peppol_id", "is of the scheme \(scheme), by which Peppol doesn't deliver; send the invoice another way")
        ]
    }

    /// Of the list EAS what the list of Peppol's release of November 2024 doesn't have: `EM` is an e-mail address.
    private static let unknownToPeppol: Set = ["0194", "0203", "0205", "0217", "0219", "0220", "0225", "AN", "AQ", "AS", "AU", "EM"]
}
