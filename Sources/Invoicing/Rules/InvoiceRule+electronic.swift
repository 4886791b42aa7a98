extension InvoiceRule {
    /// PEPPOL-EN16931-R010 and R020.
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
        return [
            InvoiceFault(
                "company_id", "has to be a number of the Dutch chamber of commerce (scheme 0106) or of a public body (0190)")
        ]
    }

    /// PEPPOL-COMMON-R040 to R050.
    static let identifiers = InvoiceRule(name: "identifiers are as their registers write them") { invoice in
        faults(of: invoice.seller, prefix: "seller.") + faults(of: invoice.buyer, prefix: "")
    }

    private static func faults(of party: Party, prefix: String) -> [InvoiceFault] {
        let company = party.legalIdentifier.flatMap { legal in
            legal.scheme.flatMap { fault(prefix + "company_id", legal.number, scheme: $0.code) }
        }
        let address = party.electronicAddress.flatMap { fault(prefix + "peppol_id", $0.value, scheme: $0.scheme.code) }
        return [company, address].compactMap { $0 }
    }

    private static func fault(_ field: String, _ identifier: PartyIdentifier, scheme: String) -> InvoiceFault? {
        guard let format = IdentifierFormat(scheme: scheme), !format.accepts(identifier.text) else { return nil }
        return InvoiceFault(field, "is \(identifier), which under scheme \(scheme) has to be \(format.words)")
    }
}
