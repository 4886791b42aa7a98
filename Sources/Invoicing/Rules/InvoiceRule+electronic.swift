import CompanyIdentifiers

extension InvoiceRule {
    /// PEPPOL-EN16931-R010 and R020; whether a profile takes the address, it says itself.
    static let electronicAddresses = InvoiceRule(name: "both parties have an electronic address") { invoice in
        var faults: [InvoiceFault] = []
        if invoice.seller.electronicAddress == nil {
            faults.append(InvoiceFault("seller.peppol_id", "is missing; an electronic invoice says who sends it"))
        }
        if invoice.buyer.electronicAddress == nil {
            faults.append(InvoiceFault("peppol_id", "is missing; an electronic invoice says where the buyer receives it"))
        }
        return faults
    }

    /// NL-R-005 and BR-NL-10.
    static let dutchBuyer = InvoiceRule(name: "a Dutch buyer has a number of a Dutch register") { invoice in
        guard invoice.buyer.country == .netherlands, invoice.buyer.legalIdentifier?.isDutch != true else { return [] }
        return [InvoiceFault("company_id", LegalIdentifier.wordsForDutch)]
    }

    /// BR-CL-11.
    static let registers = InvoiceRule(name: "a company's number is of a register") { invoice in
        unregistered(invoice.seller, "seller.") + unregistered(invoice.buyer, "")
    }

    private static func unregistered(_ party: Party, _ prefix: String) -> [InvoiceFault] {
        guard let scheme = party.legalIdentifier?.scheme, scheme.isOfPeppolAlone else { return [] }
        return [InvoiceFault(prefix + "company_id", "is of the scheme \(scheme), which is no register; use the number of one")]
    }
}
