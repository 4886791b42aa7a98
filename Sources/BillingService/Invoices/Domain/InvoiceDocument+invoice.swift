import CompanyIdentifiers
import Contracts
import Invoicing

extension InvoiceDocument {
    /// What stands on the document, for ever.
    init(_ invoice: Invoice, _ decision: VATDecision) {
        self.init(invoice, InvoiceVAT(decision))
    }

    /// The same under a decision that was made before, as a credit note has it.
    init(_ invoice: Invoice, _ vat: InvoiceVAT) {
        self.init(
            number: invoice.number.text, language: invoice.language.rawValue, issuedOn: invoice.issuedOn, dueOn: invoice.dueOn,
            periodStart: invoice.period.firstDay, periodEnd: invoice.period.lastDay, seller: Party(BillingDetails(invoice.seller)),
            buyer: Party(BillingDetails(invoice.buyer)), buyerReference: invoice.buyerReference?.text,
            poReference: invoice.orderReference?.text,
            preceding: invoice.preceding.map { Preceding(number: $0.number.text, issuedOn: $0.issuedOn) },
            lines: invoice.lines.all.map(InvoiceDocumentLine.init), vat: vat, netCents: invoice.totals.net, vatCents: invoice.totals.vat,
            totalCents: invoice.totals.total, payment: invoice.payment.map(Payment.init), notes: invoice.notes?.text)
    }

    /// The invoice or credit note that the document holds. Throws where it holds what this version can't read: `InvoiceRefusal`,
    /// `InvoiceFault`, `TextFault` or `IdentifierFault`.
    func invoice() throws -> Invoice {
        guard let language = InvoiceLanguage(rawValue: language), let period = InvoicePeriod(periodStart, periodEnd) else {
            throw InvoiceFault("document", "is of a language or a period that isn't known")
        }
        let treatment = try vat.treatment()
        return Invoice(
            kind: preceding == nil ? .invoice : .creditNote, number: try DocumentNumber(number), language: language, issuedOn: issuedOn,
            dueOn: dueOn, period: period, seller: try Invoicing.Party(seller.details), buyer: try Invoicing.Party(buyer.details),
            buyerReference: try buyerReference.map { try BuyerText($0) }, orderReference: try poReference.map { try BuyerText($0) },
            preceding: try preceding.map { PrecedingInvoice(number: try DocumentNumber($0.number), issuedOn: $0.issuedOn) },
            lines: try InvoiceLines(try lines.map { try $0.line(treatment) }), payment: try payment.map { try $0.details() },
            notes: try notes.map { try InvoiceNotes($0) })
    }
}

extension InvoiceVAT {
    init(_ decision: VATDecision) {
        let evidence = decision.evidence
        self.init(
            category: decision.treatment.category.rawValue, rate: Int(decision.treatment.rate.value), rule: decision.rule.rawValue,
            buyerCountry: evidence.buyerCountry.code, buyerKind: evidence.buyerKind, buyerVATID: evidence.buyerVATNumber?.text,
            registerAnswer: evidence.registerAnswer?.evidence)
    }

    fileprivate func treatment() throws(InvoiceFault) -> VATTreatment {
        switch VATCategory(rawValue: category) {
        case .standard?:
            guard let rate = VATRate(rate) else { throw InvoiceFault("document", "has a rate of VAT that isn't one") }
            return .standard(rate)
        case .reverseCharge?: return .reverseCharge
        case .outsideScope?: return .outsideScope
        case nil: throw InvoiceFault("document", "has a kind of VAT that isn't known")
        }
    }
}

extension InvoiceDocumentLine {
    fileprivate init(_ line: InvoiceLine) {
        self.init(
            lineID: line.id.text, description: line.description.text, quantity: line.quantity.value,
            unitCents: Cents(line.unitPrice.value), discountPercent: line.discount, netCents: line.net,
            trainingSessionID: line.session)
    }

    fileprivate func line(_ vat: VATTreatment) throws -> InvoiceLine {
        guard let quantity = Quantity(quantity), let unitPrice = UnitPrice(unitCents.amount) else {
            throw InvoiceFault("document", "has a line of more than a line can be")
        }
        return try InvoiceLine(
            try LineIdentifier(lineID), try LineDescription(description), quantity: quantity, unitPrice: unitPrice,
            discount: discountPercent, vat: vat, session: trainingSessionID)
    }
}

extension InvoiceDocument.Payment {
    fileprivate init(_ payment: PaymentDetails) {
        self.init(
            iban: payment.account.text, bic: payment.bank?.text, accountName: payment.accountName.text,
            remittance: payment.remittance.text)
    }

    fileprivate func details() throws -> PaymentDetails {
        PaymentDetails(
            account: try IBAN(iban), bank: try bic.map { try BIC($0) }, accountName: try PartyName(accountName),
            remittance: try RemittanceText(remittance))
    }
}
