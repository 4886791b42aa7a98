import Invoicing

extension EInvoiceProfile {
    /// All that keeps an invoice from being written by this profile: what `InvoiceRules` finds, and what the profile asks beyond that. To
    /// be asked before a number is spent.
    public func faults(in invoice: Invoice) -> [InvoiceFault] {
        InvoiceRules.faults(in: invoice, isElectronic: true) + unreachable(invoice.seller, "seller.") + unreachable(invoice.buyer, "")
    }

    private func unreachable(_ party: Party, _ prefix: String) -> [InvoiceFault] {
        switch party.electronicAddress {
        case .peppol(let endpoint) where !addressSchemes.contains(endpoint.scheme):
            [InvoiceFault(prefix + "peppol_id", "is of the scheme \(endpoint.scheme), by which nothing is delivered; use another address")]
        case .mail where self == .peppol:
            [InvoiceFault(prefix + "peppol_id", "is missing; Peppol doesn't deliver by mail")]
        case .peppol, .mail, nil:
            []
        }
    }
}
