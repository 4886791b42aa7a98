import CompanyIdentifiers

extension InvoiceRule {
    /// NL-R-003 and BR-NL-1 for the register, BR-S-02 and BR-AE-02 for the VAT number.
    static let seller = InvoiceRule(name: "the seller is a Dutch company with its numbers") { invoice in
        let seller = invoice.seller
        var faults: [InvoiceFault] = []
        if seller.country != .netherlands {
            faults.append(
                InvoiceFault("seller.country", "is \(seller.country); the rules known here are those of a seller in the Netherlands"))
        }
        if seller.vatNumber?.country != .netherlands {
            faults.append(InvoiceFault("seller.vat_id", "has to be a Dutch VAT number, such as NL004495445B01"))
        }
        if seller.legalIdentifier?.isDutch != true {
            faults.append(InvoiceFault("seller.company_id", LegalIdentifier.wordsForDutch))
        }
        return faults
    }

    /// Stricter than BR-O-11 to BR-O-14, which forbid only to mix what lies outside of VAT with the rest.
    static let oneTreatment = InvoiceRule(name: "one buyer, one kind of VAT") { invoice in
        let categories = Set(invoice.lines.all.map(\.vat.category.rawValue)).sorted()
        guard categories.count > 1 else { return [] }
        return [InvoiceFault("lines", "have VAT of several kinds (\(categories.joined(separator: ", "))); one buyer has one kind")]
    }

    /// BR-S-05.
    static let standardRate = InvoiceRule(name: "a standard rate is more than nothing") { invoice in
        invoice.lines.all.filter { $0.vat == .standard(0) }.map { line in
            InvoiceFault("lines", "line \(line.id) has VAT at the standard rate, of 0 %; it has to have a rate, or another kind of VAT")
        }
    }

    /// Stricter than BR-AE-02, which is content with a number of any register.
    static let reverseCharge = InvoiceRule(name: "who owes the VAT has a VAT number at home") { invoice in
        guard invoice.lines.all.contains(where: { $0.vat == .reverseCharge }) else { return [] }
        let country = invoice.buyer.country
        guard let number = invoice.buyer.vatNumber else {
            return [InvoiceFault("vat_id", "is missing; without it the buyer can't owe the VAT in its place")]
        }
        guard !number.isUsed(in: country) else { return [] }
        return [InvoiceFault("vat_id", "is \(number), which is no number of the buyer's country, \(country)")]
    }

    static let territory = InvoiceRule(name: "the kind of VAT fits the buyer's country") { invoice in
        let country = invoice.buyer.country
        let allowed: [VATCategory] =
            switch VATTerritory(country) {
            case .netherlands: [.standard]
            case .otherMemberState: [.standard, .reverseCharge]
            case .outsideUnion: [.outsideScope]
            }
        let wrong = Set(invoice.lines.all.map(\.vat.category)).subtracting(allowed)
        return wrong.map(\.rawValue).sorted().map { category in
            let fitting = allowed.map(\.rawValue).joined(separator: " or ")
            return InvoiceFault("country", "is \(country), where VAT has to be of kind \(fitting), not \(category)")
        }
    }
}
