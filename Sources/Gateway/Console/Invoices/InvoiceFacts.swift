import Contracts
import StaffAPI

/// What holds for an invoice, in words.
struct InvoiceFacts {
    let invoice: InvoiceAnswer

    var all: [FactList.Fact] {
        [
            .init("Status", InvoiceMark(invoice: invoice).html()),
            .init("Buyer", NameLink.account(invoice.accountID, invoice.buyer)),
            invoice.credits.map { .init("Takes back", NameLink.invoice($0)) },
            .init("For", invoice.purpose.title),
            .init("Issued", Figures.date(invoice.issuedOn)), text("Issued in", invoice.issuedIn),
            invoice.dueOn.map { .init("Due", Figures.date($0)) },
            .init("Period", InvoiceWords.period(invoice)), .init("VAT", vat),
            text("Buyer's reference", invoice.buyerReference), text("Purchase order", invoice.poReference),
            .init("Language", Word<InvoiceLanguage>(text: invoice.language).title),
            invoice.issuedIn == nil ? .init("Sent", sent) : nil,
        ].compactMap { $0 }
    }

    /// `Sent 30-11-2026 09:05 UTC`, or that it wasn't yet.
    static func sent(_ invoice: InvoiceAnswer) -> String {
        if invoice.sendingTo != nil { return "Being sent" }
        if let issuedIn = invoice.issuedIn { return "Issued in \(ShownName(issuedIn).plain)" }
        return invoice.sentAt.map { "Sent \(Figures.moment($0))" } ?? "Not sent yet"
    }

    private var sent: HTML {
        if let address = invoice.sendingTo { return HTML(text: "Being sent to \(ShownName(address).plain)") }
        guard let at = invoice.sentAt else { return HTML(text: "Not sent yet") }
        return .joined([
            HTML(text: Figures.moment(at)), invoice.sentTo.map { address in small { "to \(ShownName(address).plain)" } } ?? .empty,
        ])
    }

    private var vat: HTML {
        .joined([HTML(text: "\(invoice.vatPercent)\(Figures.space)% (\(invoice.vatCategory))"), small { invoice.vatRule }])
    }

    private func text(_ name: String, _ text: String?) -> FactList.Fact? { text.map { .init(name, ShownName($0).html()) } }
}
