import Contracts
import StaffAPI

/// The links by which the customer pays an invoice, and looks at it or at a credit note.
struct InvoiceLink {
    private static let tones: [PaymentLinkAnswer.State: String] = [.open: "info", .creating: "info", .paid: "good", .refused: "bad"]

    let invoice: InvoiceAnswer
    let context: RowContext

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "link-title")) {
            heading2(.id("link-title")) { "For the customer" }
            FactList(facts: [.init("Page", page)] + (invoice.paymentLink.map(facts) ?? [])).html()
            division(.class("controls")) {
                for item in InvoiceActions(context: context).linkItems(for: invoice) where item.obstacle == nil {
                    DeedButton(action: item.action).html()
                }
            }
        }
    }

    private func facts(_ link: PaymentLinkAnswer) -> [FactList.Fact] {
        let tone = link.state.known.flatMap { Self.tones[$0] } ?? "quiet"
        return [
            .init("Payment link", span(.class("chip \(tone)")) { link.state.title }),
            link.isOpen ? link.url.map { .init("To pay at", address($0)) } : nil,
            .init("Asks", Figures.money(link.amountCents)),
            link.refusal.map { .init("Mollie says", ShownName($0).html()) },
            link.state == .open ? .init("Ends", Figures.date(link.expiresAt)) : nil,
            .init(
                "Made",
                .joined([HTML(text: Figures.moment(link.createdAt)), small { " by \(ShownName(link.createdBy).plain)" }])),
        ].compactMap { $0 }
    }

    /// Where the Gateway has no public address it is told as where this page is.
    private var page: HTML {
        guard let url = invoice.downloadURL else {
            return HTML(
                text: invoice.issuedIn == nil ? "Nobody can look at it: the link was taken back" : "Its document is in another system")
        }
        guard url.hasPrefix("/") else { return address(url) }
        return link(.href(url)) { url }
    }

    private func address(_ url: String) -> HTML {
        .joined(
            [
                ExternalLink(address: url).html(), CopyButton(text: url, what: "the payment link").html(),
            ], separator: " ")
    }
}
