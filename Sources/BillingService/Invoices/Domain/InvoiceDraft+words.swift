import Contracts
import Invoicing

extension InvoiceDraft {
    /// What staff should see before the invoice is issued.
    var words: [String] {
        let totals = invoice.totals
        let lines = invoice.lines.all.map { line in
            let discount = line.discount == .zero ? "" : ", less \(line.discount.value) %"
            return "\(line.quantity.value) × \(line.description) at \(Cents(line.unitPrice.value).inEuros)\(discount): \(line.net.inEuros)"
        }
        let vat = "VAT \(totals.vat.inEuros). \(decision.words.english)"
        let due = invoice.dueOn.map { ", to be paid by \($0)" } ?? ""
        return [
            "To \(invoice.buyer.legalName) in \(invoice.buyer.address.city), for \(invoice.period.firstDay) to \(invoice.period.lastDay)"
        ] + lines + [vat, "Total \(totals.total.inEuros)\(due)"]
    }
}
