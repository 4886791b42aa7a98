import Contracts

extension Invoice {
    /// The document that takes this invoice back, whole or in those of its lines. It is a mirror of the invoice: same parties, period and
    /// references, amounts as positive as there.
    ///
    /// A whole credit note cancels the invoice to the cent. Where lines are credited one by one, each note rounds its own VAT, so that the
    /// VAT of all of them may differ from the invoice's by a cent per further note; without VAT they cancel to the cent.
    ///
    /// Throws `InvoiceFault` for a credit note of a credit note, for a line that the invoice doesn't have, and for a day before the
    /// invoice's.
    public func creditNote(
        number: DocumentNumber, issuedOn day: LocalDate, lines ids: [LineIdentifier]? = nil, notes: InvoiceNotes? = nil
    ) throws(InvoiceFault) -> Invoice {
        guard kind == .invoice else { throw InvoiceFault("invoice_id", "is a credit note, which can't be credited; issue a new invoice") }
        guard day >= issuedOn else { throw InvoiceFault("issued_on", "lies before \(issuedOn), the day of the invoice that it credits") }
        return Invoice(
            kind: .creditNote, number: number, language: language, issuedOn: day, dueOn: nil, period: period, seller: seller, buyer: buyer,
            buyerReference: buyerReference, orderReference: orderReference,
            preceding: PrecedingInvoice(number: self.number, issuedOn: issuedOn), lines: try chosen(ids), notes: notes)
    }

    private func chosen(_ ids: [LineIdentifier]?) throws(InvoiceFault) -> InvoiceLines {
        guard let ids else { return lines }
        let wanted = Set(ids)
        if let unknown = ids.first(where: { id in !lines.all.contains { $0.id == id } }) {
            throw InvoiceFault("lines", "the invoice has no line \(unknown)")
        }
        return try InvoiceLines(lines.all.filter { wanted.contains($0.id) })
    }
}
