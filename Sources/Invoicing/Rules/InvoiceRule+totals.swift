import Contracts

/// What stands on the document is compared with what follows from its lines, to the cent; the official rules let VAT be off by up to 0.99.
extension InvoiceRule {
    /// BR-CO-17 and BR-CO-18.
    static let groups = InvoiceRule(name: "VAT per kind and rate is right to the cent") { invoice in
        let right = InvoiceTotals(of: invoice.lines)
        guard invoice.totals.groups != right.groups else { return [] }
        return [
            InvoiceFault(
                "vat_cents", "has the parts \(Self.words(invoice.totals.groups)); from the lines follows \(Self.words(right.groups))")
        ]
    }

    /// BR-CO-10 and BR-CO-13.
    static let netTotal = InvoiceRule(name: "the net total is the sum of the lines") { invoice in
        differences("net_cents", invoice.totals.net, from: InvoiceTotals(of: invoice.lines).net)
    }

    /// BR-CO-14.
    static let vatTotal = InvoiceRule(name: "the VAT is the sum of its parts") { invoice in
        differences("vat_cents", invoice.totals.vat, from: InvoiceTotals(of: invoice.lines).vat)
    }

    /// BR-CO-15 and BR-CO-16.
    static let grandTotal = InvoiceRule(name: "the total is net and VAT") { invoice in
        differences("total_cents", invoice.totals.total, from: InvoiceTotals(of: invoice.lines).total)
    }

    /// Nobody pays nothing, and an event carries no more than `Cents.range`.
    static let amount = InvoiceRule(name: "a document is about an amount that can be paid") { invoice in
        let total = InvoiceTotals(of: invoice.lines).total
        if total <= .zero { return [InvoiceFault("lines", "come to nothing; there is nothing to pay")] }
        guard total > Cents.range.upperBound else { return [] }
        return [InvoiceFault("lines", "come to \(total.amount) cents, more than the \(Cents.range.upperBound.amount) that are possible")]
    }

    private static func differences(_ field: String, _ stated: Cents, from right: Cents) -> [InvoiceFault] {
        stated == right ? [] : [InvoiceFault(field, "is \(stated.amount); from the lines follows \(right.amount)")]
    }

    private static func words(_ groups: [VATGroup]) -> String {
        groups.map { "\($0.treatment.category.rawValue) \($0.vat.amount) on \($0.net.amount) cents" }.joined(separator: ", ")
    }
}
