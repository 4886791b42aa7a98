import Contracts
import Invoicing
import QR

extension InvoicePage {
    /// Shows the invoice as it is; whether it may be issued so, `InvoiceRules` says. Throws `QRError` where there is no memory for the code
    /// to pay by.
    public init(_ invoice: Invoice) throws(QRError) {
        let words = InvoiceWords(invoice.language)
        let format = InvoiceFormat(invoice.language)
        language = invoice.language
        title = words.title(invoice.kind)
        name = "\(title) \(invoice.number)"
        subject = words.subject(title, seller: invoice.seller.legalName.text, buyer: invoice.buyer.legalName.text)
        issuedOn = invoice.issuedOn
        seller = Self.side(words.seller, invoice.seller, words)
        buyer = Self.side(words.buyer, invoice.buyer, words)
        facts = Self.facts(of: invoice, words, format)
        lines = Self.table(of: invoice.lines, words, format)
        totalsCaption = words.totals
        totals = Self.totals(of: invoice, words, format)
        payment = try Self.payment(invoice, words, format)
        settlement = invoice.preceding.map { Remark(heading: words.payment, text: words.settlement($0.number.text)) }
        notes = invoice.notes.map { Remark(heading: words.notes, text: $0.text) }
    }

    private static func side(_ role: String, _ party: Party, _ words: InvoiceWords) -> Side {
        let address = party.address
        let lines = [
            address.firstLine.text, address.secondLine?.text, "\(address.postalCode) \(address.city)", words.name(of: address.country),
        ]
        let facts = [
            party.legalIdentifier.map { Fact(label: words.companyNumber($0.scheme), value: $0.text) },
            party.vatNumber.map { Fact(label: words.vatNumber, value: $0.text) },
            party.mailAddress.map { Fact(label: words.mailAddress, value: $0.text) },
        ]
        return Side(role: role, name: party.legalName.text, address: lines.compactMap { $0 }, facts: facts.compactMap { $0 })
    }

    private static func facts(of invoice: Invoice, _ words: InvoiceWords, _ format: InvoiceFormat) -> [Fact] {
        let preceding = invoice.preceding.map { words.preceding($0.number.text, issuedOn: format.day($0.issuedOn)) }
        let all: [(label: String, value: String?)] = [
            (words.number(invoice.kind), invoice.number.text),
            (words.issuedOn(invoice.kind), format.day(invoice.issuedOn)),
            (words.dueOn, invoice.dueOn.map(format.day)),
            (words.creditedInvoice, preceding),
            (words.period, format.period(invoice.period)),
            (words.buyerReference, invoice.buyerReference?.text),
            (words.orderReference, invoice.orderReference?.text),
        ]
        return all.compactMap { label, value in value.map { Fact(label: label, value: $0) } }
    }
}
