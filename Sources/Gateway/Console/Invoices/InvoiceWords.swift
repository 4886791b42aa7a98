import Contracts
import StaffAPI

/// Figures of an invoice as several pages write them.
enum InvoiceWords {
    /// What a credit note comes to is taken back.
    static func total(_ invoice: InvoiceAnswer) -> String {
        Figures.money(invoice.kind == .creditNote ? .zero - invoice.totalCents : invoice.totalCents)
    }

    /// `01-12-2026 – 30-11-2027`, or one day.
    static func period(_ invoice: InvoiceAnswer) -> String { period(invoice.periodStart, invoice.periodEnd) }

    static func period(_ start: LocalDate, _ end: LocalDate) -> String {
        start == end ? Figures.date(start) : "\(Figures.date(start)) – \(Figures.date(end))"
    }

    /// `Bank transfer, ref. 123`
    static func source(_ payment: InvoicePaymentAnswer) -> String {
        let title = Word<PaymentSource>(text: payment.source).title
        return payment.reference.map { "\(title), \(ShownName($0).plain)" } ?? title
    }

    static func refusal(of mail: RefusedMail) -> String {
        let (address, answer, moment) = (ShownName(mail.address).plain, ShownName(mail.answer).plain, Figures.moment(mail.at))
        guard let attempts = mail.attempts else { return "The mail to \(address) was refused on \(moment): \(answer)." }
        return
            "The mail to \(address) was given up on \(moment), after \(Figures.count(attempts)) attempts: \(answer). It can be sent again."
    }
}
