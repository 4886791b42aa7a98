import CompanyIdentifiers
import Contracts
import InvoiceSamples
import Invoicing

/// A document that breaks one rule, and the fields that are found at fault.
struct KnownBad: Sendable {
    let rule: String
    let fields: [String]
    let invoice: Invoice

    private init(_ rule: String, _ fields: String..., from good: Invoice = KnownBad.good, _ spoil: (inout Invoice) -> Void) {
        self.rule = rule
        self.fields = fields
        var invoice = good
        spoil(&invoice)
        self.invoice = invoice
    }

    static let good = SampleInvoice.yearly(for: SampleParty.dutchBusiness)
    static let goodCreditNote = note(of: good)
    static let goodAbroad = SampleInvoice.yearly(for: SampleParty.belgianBusiness, vat: .reverseCharge)

    static let all: [KnownBad] = Array([documents, vat, totals, electronic].joined())

    private static let documents = [
        KnownBad("an invoice says until when to pay, a credit note doesn't", "due_on") { $0.dueOn = nil },
        KnownBad("an invoice says until when to pay, a credit note doesn't", "due_on") { $0.dueOn = $0.issuedOn.adding(days: -1) },
        KnownBad("an invoice says until when to pay, a credit note doesn't", "due_on", from: goodCreditNote) { $0.dueOn = $0.issuedOn },
        KnownBad("the buyer finds a reference of its own", "buyer_reference") {
            $0.buyerReference = nil
            $0.orderReference = nil
        },
        KnownBad("a credit note names its invoice, an invoice names none", "invoice_id", from: goodCreditNote) { $0.preceding = nil },
        KnownBad("a credit note names its invoice, an invoice names none", "invoice_id") {
            $0.preceding = PrecedingInvoice(number: "2026-000001", issuedOn: $0.issuedOn)
        },
        KnownBad("a credit note names its invoice, an invoice names none", "issued_on", from: goodCreditNote) {
            $0.issuedOn = good.issuedOn.adding(days: -1)
        },
        KnownBad("an invoice says where to pay, a credit note doesn't", "seller.iban") { $0.payment = nil },
        KnownBad("an invoice says where to pay, a credit note doesn't", "seller.iban", from: goodCreditNote) {
            $0.payment = SampleInvoice.payment
        },
    ]

    private static let vat = [
        KnownBad("the seller is a Dutch company with its numbers", "seller.country") {
            $0.seller.address.country = SampleParty.belgianBusiness.country
        },
        KnownBad("the seller is a Dutch company with its numbers", "seller.vat_id", "seller.company_id") {
            $0.seller.vatNumber = SampleParty.belgianBusiness.vatNumber
            $0.seller.legalIdentifier = .unchecked("12345678")
        },
        KnownBad("one buyer, one kind of VAT", "lines", from: goodAbroad) { invoice in
            invoice.setLines(vat: [.reverseCharge, .standard(.dutch)])
        },
        KnownBad("a standard rate is more than nothing", "lines") { $0.setLines(vat: [.standard(0)]) },
        KnownBad("who owes the VAT has a VAT number at home", "vat_id", from: goodAbroad) { $0.buyer.vatNumber = nil },
        KnownBad("who owes the VAT has a VAT number at home", "vat_id", from: goodAbroad) {
            $0.buyer.vatNumber = SampleParty.germanBusiness.vatNumber
        },
        KnownBad("the kind of VAT fits the buyer's country", "country") { $0.setLines(vat: [.outsideScope]) },
        KnownBad("the kind of VAT fits the buyer's country", "country") { $0.buyer.address.country = SampleParty.swissBusiness.country },
        KnownBad("the kind of VAT fits the buyer's country", "country", from: goodAbroad) { $0.setLines(vat: [.outsideScope]) },
    ]

    private static let totals = [
        KnownBad("VAT per kind and rate is right to the cent", "vat_cents") { $0.setTotals(groupVAT: $0.totals.vat + Cents(1)) },
        KnownBad("the net total is the sum of the lines", "net_cents") { $0.setTotals(net: Cents(.max)) },
        KnownBad("the VAT is the sum of its parts", "vat_cents") { $0.setTotals(vat: Cents(.min)) },
        KnownBad("the total is net and VAT", "total_cents") { $0.setTotals(total: .zero) },
        KnownBad("a document is about an amount that can be paid", "lines") { $0.setLines(vat: [.standard(.dutch)], unitPrice: 0) },
        KnownBad("a document is about an amount that can be paid", "lines") {
            $0.setLines(vat: Array(repeating: .standard(.dutch), count: 500), quantity: 100, unitPrice: 10_000_000_000)
        },
    ]

    private static let electronic = [
        KnownBad("both parties have an electronic address", "seller.peppol_id", "peppol_id") {
            $0.seller.setUnreachable()
            $0.buyer.setUnreachable()
        },
        KnownBad("a Dutch buyer has a number of a Dutch register", "company_id") { $0.buyer.legalIdentifier = nil },
        KnownBad("a company's number is of a register", "company_id", from: goodAbroad) { $0.buyer.legalIdentifier = vatNumberAsRegister },
        KnownBad("a company's number is of a register", "seller.company_id") { $0.seller.legalIdentifier = vatNumberAsRegister },
    ]

    private static let vatNumberAsRegister = IdentifierScheme(code: "9925").flatMap { scheme in
        (try? CompanyNumber("BE0403170107", scheme: scheme)).map(LegalIdentifier.registered)
    }

    private static func note(of invoice: Invoice) -> Invoice {
        do {
            return try invoice.creditNote(number: "C2026-000001", issuedOn: SampleInvoice.day("2026-12-05"))
        } catch {
            preconditionFailure("\(error)")
        }
    }
}

extension Party {
    fileprivate mutating func setUnreachable() {
        peppolEndpoint = nil
        mailAddress = nil
    }
}

extension Invoice {
    fileprivate mutating func setLines(vat: [VATTreatment], quantity: Quantity = 1, unitPrice: UnitPrice = 1_000) {
        do {
            lines = try InvoiceLines(
                vat.enumerated().map { number, vat in
                    try InvoiceLine(LineIdentifier("\(number + 1)"), "Spoilt", quantity: quantity, unitPrice: unitPrice, vat: vat)
                })
            totals = InvoiceTotals(of: lines)
        } catch {
            preconditionFailure("\(error)")
        }
    }

    fileprivate mutating func setTotals(groupVAT: Cents? = nil, net: Cents? = nil, vat: Cents? = nil, total: Cents? = nil) {
        let groups = totals.groups.map { VATGroup($0.treatment, net: $0.net, vat: groupVAT ?? $0.vat) }
        totals = InvoiceTotals(groups: groups, net: net ?? totals.net, vat: vat ?? totals.vat, total: total ?? totals.total)
    }
}
