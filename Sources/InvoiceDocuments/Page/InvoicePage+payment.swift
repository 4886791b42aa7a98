import Invoicing
import QR

extension InvoicePage {
    /// Nil for a document that asks for no payment. Throws `QRError` where there is no memory for the code.
    static func payment(_ invoice: Invoice, _ words: InvoiceWords, _ format: InvoiceFormat) throws(QRError) -> Payment? {
        guard invoice.kind == .invoice, let payment = invoice.payment else { return nil }
        let total = invoice.totals.total
        let facts = [
            Fact(label: words.account, value: payment.account.paperForm.replacing(" ", with: "\u{A0}")),
            payment.bank.map { Fact(label: words.bank, value: $0.text) },
            Fact(label: words.accountName, value: payment.accountName.text),
            Fact(label: words.remittance, value: payment.remittance.text),
        ]
        return Payment(
            heading: words.payment, request: words.request(format.money(total), dueOn: invoice.dueOn.map(format.day)),
            facts: facts.compactMap { $0 }, code: try TransferCode(payment, amount: total)?.code(), codeCaption: words.codeCaption)
    }
}
