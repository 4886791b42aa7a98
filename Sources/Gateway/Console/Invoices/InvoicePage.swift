import Contracts
import StaffAPI

/// The page of an invoice: its head, what holds, and the document beside it.
struct InvoicePage {
    /// Of what can be done, these stand as buttons beside the menu with all of it.
    private static let deeds = [StaffAction.markInvoicePaid.id, StaffAction.sendInvoice.id]

    let invoice: InvoiceAnswer
    let context: RowContext

    private var name: ShownName { ShownName("\(invoice.kind.title) \(invoice.number)") }

    var title: String { "\(ShownName(invoice.number).plain) · \(ConsoleArea.invoices.title)" }

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", ConsolePath.invoice(invoice.invoiceID)), Attribute("data-kept"),
            Attribute("data-follows", invoice.accountID.description), Attribute("data-account", invoice.accountID.description),
            Attribute("data-invoice", invoice.invoiceID.description), Attribute("data-label", ShownName(invoice.number).plain)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                AlertStrip(alerts: alerts).html()
            }
            division(.class("with-document")) {
                division(.id("detail-content"), .class("parts"), Attribute("data-live")) {
                    card("facts", "Facts") { FactList(facts: InvoiceFacts(invoice: invoice).all).html() }
                    card("lines", "Lines") { InvoiceLines(invoice: invoice).html() }
                    if invoice.kind == .invoice {
                        InvoicePayments(invoice: invoice).html()
                        if !invoice.creditNotes.isEmpty { card("credit-notes", "Credit notes") { creditNotes } }
                    }
                    InvoiceLink(invoice: invoice, context: context).html()
                }
                document
            }
        }
    }

    private func card(_ name: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "\(name)-title")) {
            heading2(.id("\(name)-title")) { title }
            content()
        }
    }

    private var head: HTML {
        let items = InvoiceActions(context: context).items(for: invoice)
        return DetailHead(
            trail: [.init(title: ConsoleArea.invoices.title, path: ConsoleArea.invoices.path)], name: name,
            marks: InvoiceMark(invoice: invoice).html(),
            facts: [
                NameLink.account(invoice.accountID, invoice.buyer), HTML(text: InvoiceWords.total(invoice)),
                HTML(text: "issued \(Figures.date(invoice.issuedOn))"), HTML(text: InvoiceFacts.sent(invoice)),
            ],
            controls: .joined([
                downloads,
                .joined(
                    items.filter { $0.obstacle == nil && Self.deeds.contains($0.action.id) }.map { DeedButton(action: $0.action).html() }),
                ActionMenu(id: "menu-invoice", subject: ShownName(invoice.number).plain, items: items).html(),
            ])
        ).html()
    }

    private var downloads: HTML {
        navigation(.class("downloads"), .label("Downloads")) {
            for (format, title) in [(InvoiceFileFormat.pdf, "PDF"), (.xml, "XML")] where has(format) {
                link(.href(path(format)), Attribute("download")) { title }
            }
        }
    }

    private func has(_ format: InvoiceFileFormat) -> Bool { invoice.formats.contains { $0 == format } }

    private func path(_ format: InvoiceFileFormat) -> String { "/api/v1/invoices/\(invoice.invoiceID).\(format.rawValue)" }

    private var alerts: [AlertStrip.Alert] {
        var alerts: [AlertStrip.Alert] = []
        if invoice.status == .overdue, let due = invoice.dueOn {
            let words = "\(Figures.money(invoice.openCents)) was to be paid by \(Figures.date(due))."
            alerts.append(.init(level: .bad, html: HTML(text: words)))
        }
        if let pending = invoice.pendingConfirmation {
            let words = "\(ShownName(pending.askedBy).plain) wants a payment withdrawn: “\(ShownName(pending.reason).plain)”. "
            alerts.append(.init(level: .warn, html: HTML(text: words + "A second person has to confirm it by withdrawing the same.")))
        }
        if let refused = invoice.refusedMail {
            alerts.append(.init(level: .bad, html: HTML(text: InvoiceWords.refusal(of: refused))))
        }
        if invoice.overpaidCents > .zero {
            let words = "\(Figures.money(invoice.overpaidCents)) more than is due has come, and has to be given back."
            alerts.append(.init(level: .warn, html: HTML(text: words)))
        }
        return alerts
    }

    private var creditNotes: HTML {
        unorderedList(.class("plain-list")) {
            for note in invoice.creditNotes {
                listItem {
                    NameLink.invoice(note)
                    " of \(Figures.date(note.issuedOn)), \(Figures.money(note.totalCents)) taken back"
                }
            }
        }
    }

    private var absence: String {
        guard let issuedIn = invoice.issuedIn else { return "The document can't be shown now." }
        return "It was issued in \(ShownName(issuedIn).plain), before invoices were kept here. Its document is there."
    }

    /// It never changes, so that it isn't read again. It can do nothing in its frame but be looked at.
    private var document: HTML {
        card("document", "Document") {
            if has(.html) {
                inlineFrame(
                    .class("document"), Attribute("src", path(.html)), Attribute("sandbox"), .title("The document \(invoice.number)"))
            } else {
                paragraph(.class("note")) { absence }
            }
        }
    }
}
