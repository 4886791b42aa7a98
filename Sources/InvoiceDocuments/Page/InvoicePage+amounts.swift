import Contracts
import Invoicing

extension InvoicePage {
    static func table(of lines: InvoiceLines, _ words: InvoiceWords, _ format: InvoiceFormat) -> Lines {
        let hasDiscount = lines.all.contains { $0.discount != .zero }
        let discountLabel = hasDiscount ? words.discount : nil
        let rows = lines.all.map { line in
            let discount = line.discount == .zero ? "–" : format.percent(line.discount)
            return [
                line.description.text, format.count(line.quantity.value), format.money(Cents(line.unitPrice.value)),
                hasDiscount ? discount : nil, words.vat(of: line.vat, format), format.money(line.net),
            ].compactMap { $0 }
        }
        return Lines(
            caption: words.lines,
            columns: [words.description, words.quantity, words.unitPrice, discountLabel, words.vat, words.net].compactMap { $0 },
            rows: rows)
    }

    /// The sum without VAT, the VAT of each treatment with its base, all VAT where it has several parts, and the sum with it.
    static func totals(of invoice: Invoice, _ words: InvoiceWords, _ format: InvoiceFormat) -> [Total] {
        let totals = invoice.totals
        let groups = totals.groups.map { group in
            let label = words.base(format.money(group.net), of: words.name(of: group.treatment, format))
            return Total(label: label, amount: format.money(group.vat), isFinal: false)
        }
        let net = Total(label: words.totalWithoutVAT, amount: format.money(totals.net), isFinal: false)
        let vat = Total(label: words.totalVAT, amount: format.money(totals.vat), isFinal: false)
        let final = Total(label: words.total(invoice.kind), amount: format.money(totals.total), isFinal: true)
        return [net] + groups + (groups.count > 1 ? [vat] : []) + [final]
    }
}
