extension InvoiceRule {
    /// Stricter than BR-CO-25, which terms of payment satisfy too.
    static let dueDate = InvoiceRule(name: "an invoice says until when to pay, a credit note doesn't") { invoice in
        switch (invoice.kind, invoice.dueOn) {
        case (.invoice, nil):
            [InvoiceFault("due_on", "is missing; an invoice says until when it is to be paid")]
        case (.invoice, let due?) where due < invoice.issuedOn:
            [InvoiceFault("due_on", "is \(due), before the day of issue, \(invoice.issuedOn)")]
        case (.creditNote, .some):
            [InvoiceFault("due_on", "stands on a credit note, which asks for no payment; leave it out")]
        case (.invoice, .some), (.creditNote, nil):
            []
        }
    }

    /// PEPPOL-EN16931-R003 and BR-NL-2.
    static let reference = InvoiceRule(name: "the buyer finds a reference of its own") { invoice in
        guard invoice.buyerReference == nil, invoice.orderReference == nil else { return [] }
        return [
            InvoiceFault(
                "buyer_reference",
                """
                is missing, and so is a purchase order number (po_reference); ask the buyer for one of them, without it many can't tell whom \
                the invoice is for
                """)
        ]
    }

    /// NL-R-001 for credit notes.
    static let precedingInvoice = InvoiceRule(name: "a credit note names its invoice, an invoice names none") { invoice in
        switch (invoice.kind, invoice.preceding) {
        case (.creditNote, nil):
            [InvoiceFault("invoice_id", "is missing; a credit note names the invoice that it takes back")]
        case (.creditNote, let preceding?) where preceding.issuedOn > invoice.issuedOn:
            [InvoiceFault("issued_on", "lies before \(preceding.issuedOn), the day of the invoice that is credited")]
        case (.invoice, .some):
            [InvoiceFault("invoice_id", "stands on an invoice; only a credit note names an earlier invoice")]
        case (.creditNote, .some), (.invoice, nil):
            []
        }
    }

    /// NL-R-007 and BR-NL-11 for invoices. A credit note with an account would ask to be paid.
    static let payment = InvoiceRule(name: "an invoice says where to pay, a credit note doesn't") { invoice in
        switch (invoice.kind, invoice.payment) {
        case (.invoice, nil): [InvoiceFault("seller.iban", "is missing; an invoice says to which account it is to be paid")]
        case (.creditNote, .some): [InvoiceFault("seller.iban", "stands on a credit note, which asks for no payment; leave it out")]
        case (.invoice, .some), (.creditNote, nil): []
        }
    }
}
