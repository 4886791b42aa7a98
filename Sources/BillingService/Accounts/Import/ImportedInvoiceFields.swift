import CompanyIdentifiers
import Contracts
import EventSourcing
import Invoicing
import ServiceKit

/// The fields of an invoice of the past.
struct ImportedInvoiceFields: Decodable {
    struct Line: Decodable {
        var description: String
        var quantity: Quantity?
        var unitCents: UnitPrice
        var discountPercent: Percent?
    }

    struct Payment: Decodable {
        var source: ShortText
        var reference: ShortText?
        var receivedOn: LocalDate
        var amountCents: Cents
    }

    var number: String
    var issuedIn: String
    var issuedOn: LocalDate
    var dueOn: LocalDate?
    var purpose: InvoicePurpose?
    var periodStart: LocalDate?
    var periodEnd: LocalDate?
    var tier: Tier?
    var billingPeriod: BillingPeriod?
    var seats: SeatCount?
    var buyer: ImportedDetailsFields
    var buyerReference: String?
    var poReference: String?
    var language: InvoiceLanguage?
    var lines: [Line]?
    var description: String?
    var netCents: Cents
    var vatCents: Cents
    var totalCents: Cents
    var vatCategory: String
    var vatPercent: Percent
    var payments: [Payment]?

    /// Throws `ImportFault`, `Rejection` or `TextFault`.
    func terms(of account: AccountIdentity, _ source: ImportSource) throws -> ImportedTerms {
        try ImportFault.check(issuedOn <= source.now.date, "issued_on lies in the future (\(issuedOn))")
        let period = try period()
        let document = try document(period, try source.seller.seller().party)
        let number = document.number
        let id = InvoiceID(ofImported: number, of: account.accountID, from: period.firstDay, to: period.lastDay)
        let invoice = ImportedInvoice(
            invoiceID: id, issuedIn: try ImportedSystem.checked(issuedIn), purpose: purpose ?? .period, tier: tier,
            billingPeriod: billingPeriod, seats: seats.map { Int($0.value) }, document: document,
            payments: try marks(on: id, by: source.now.date))
        return ImportedTerms(content: .invoice(invoice), reason: nil, at: issuedOn.start)
    }

    /// What is beside the tier has a day where nothing else is said, as our own has.
    private func period() throws -> InvoicePeriod {
        let isOneOff = purpose == .oneOff
        let firstDay = try ImportFault.need(periodStart ?? (isOneOff ? issuedOn : nil), "period_start")
        let lastDay = try ImportFault.need(periodEnd ?? (isOneOff ? firstDay : nil), "period_end")
        guard let period = InvoicePeriod(firstDay, lastDay) else { throw ImportFault("period_end lies before period_start") }
        return period
    }

    private func document(_ period: InvoicePeriod, _ seller: Party) throws -> InvoiceDocument {
        let treatment = try VATTreatment(importedCategory: vatCategory, vatPercent)
        let (party, details) = try buyer.party()
        let lines = try self.lines(treatment)
        try checkSums(lines, treatment)
        let dueOn = dueOn ?? issuedOn.adding(days: InvoiceDraft.daysToPay)
        try ImportFault.check(dueOn >= issuedOn, "due_on lies before issued_on")
        let vat = InvoiceVAT(
            category: treatment.category.rawValue, rate: Int(treatment.rate.value), rule: ImportedSystem.vatRule,
            buyerCountry: party.country.code, buyerKind: details.buyerKind, buyerVATID: party.vatNumber?.text)
        let invoice = Invoice(
            number: try ImportFault.naming("number") { try DocumentNumber(number) },
            language: language ?? InvoiceLanguage(usualIn: party.country), issuedOn: issuedOn, dueOn: dueOn, period: period, seller: seller,
            buyer: party, buyerReference: try ImportFault.naming("buyer_reference") { try buyerReference.map { try BuyerText($0) } },
            orderReference: try ImportFault.naming("po_reference") { try poReference.map { try BuyerText($0) } }, lines: lines,
            totals: InvoiceTotals(
                groups: [VATGroup(treatment, net: netCents, vat: vatCents)], net: netCents, vat: vatCents, total: totalCents))
        return InvoiceDocument(invoice, vat)
    }

    /// One line over all where none are told.
    private func lines(_ vat: VATTreatment) throws -> InvoiceLines {
        guard let lines else {
            guard let price = UnitPrice(netCents.amount) else { throw ImportFault("net_cents has to be an amount that an invoice can ask") }
            let text = try ImportFault.naming("description") { try LineDescription(description ?? "As on invoice \(number)") }
            return try ImportFault.naming("lines") { try InvoiceLines([try InvoiceLine("1", text, unitPrice: price, vat: vat)]) }
        }
        try ImportFault.check(description == nil, "description goes with an invoice without lines")
        return try ImportFault.naming("a description of lines") {
            try InvoiceLines(
                try lines.enumerated().map { index, line in
                    try InvoiceLine(
                        try LineIdentifier("\(index + 1)"), try LineDescription(line.description), quantity: line.quantity ?? 1,
                        unitPrice: line.unitCents, discount: line.discountPercent ?? .zero, vat: vat)
                })
        }
    }

    /// Amounts stay as they were issued. Systems that round VAT by the line come to up to a cent per line more or less than we would.
    private func checkSums(_ lines: InvoiceLines, _ vat: VATTreatment) throws {
        try ImportFault.check(totalCents > .zero, "total_cents has to be more than nothing")
        try ImportFault.check(netCents + vatCents == totalCents, "total_cents is not net_cents and vat_cents")
        try ImportFault.check(lines.net == netCents, "net_cents is not the sum of the lines, \(lines.net.amount)")
        let usual = vat.rate.tax(on: netCents)
        try ImportFault.check(
            abs(vatCents.amount - usual.amount) <= Int64(lines.all.count),
            "vat_cents is not \(vatPercent.value) % of net_cents, which is \(usual.amount)")
    }

    /// The same payment of the same invoice has the same id each time that it is imported.
    private func marks(on invoice: InvoiceID, by today: LocalDate) throws -> [ImportedInvoice.Payment] {
        var marks: [ImportedInvoice.Payment] = []
        var received = Cents.zero
        var counts: [String: Int] = [:]
        for payment in (payments ?? []).sorted(by: { $0.receivedOn < $1.receivedOn }) {
            try ImportFault.check(payment.amountCents > .zero, "payments: amount_cents has to be more than nothing")
            try ImportFault.check(payment.receivedOn <= today, "payments: received_on lies in the future (\(payment.receivedOn))")
            try ImportFault.check(received < totalCents, "payments: it is paid already before the payment of \(payment.receivedOn)")
            try ImportFault.check(marks.count < Self.paymentsMaximum, "payments: more than \(Self.paymentsMaximum)")
            let parts = [
                "\(invoice)", "\(payment.receivedOn)", "\(payment.amountCents.amount)", payment.source.text, payment.reference?.text ?? "",
            ]
            let name = parts.joined(separator: "/")
            counts[name, default: 0] += 1
            marks.append(
                ImportedInvoice.Payment(
                    markID: PaymentMarkID(digestOf: "imported payment \(name)/\(counts[name] ?? 1)"), amount: payment.amountCents,
                    source: payment.source.text, reference: payment.reference?.text, receivedOn: payment.receivedOn))
            received = received + payment.amountCents
        }
        try ImportFault.check(received <= Cents.range.upperBound, "payments come to more than is possible")
        return marks
    }

    private static let paymentsMaximum = 100
}

extension VATTreatment {
    /// How VAT treated an invoice of the past, by its category in EN 16931.
    fileprivate init(importedCategory text: String, _ percent: Percent) throws {
        guard let category = VATCategory(rawValue: text) else {
            throw ImportFault("vat_category has to be one of \(VATCategory.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        switch category {
        case .standard:
            guard percent > .zero, let rate = VATRate(Int128(percent.value) * 100) else {
                throw ImportFault("vat_percent has to be more than 0 for S")
            }
            self = .standard(rate)
        case .reverseCharge: self = .reverseCharge
        case .outsideScope: self = .outsideScope
        }
        try ImportFault.check(category == .standard || percent == .zero, "vat_percent has to be 0 for \(text)")
    }
}
