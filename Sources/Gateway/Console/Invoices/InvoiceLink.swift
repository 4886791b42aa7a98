import Contracts
import StaffAPI

/// The link by which an invoice can be paid, or why there is none.
struct InvoiceLink {
    private static let tones: [PaymentLinkAnswer.State: String] = [.open: "info", .creating: "info", .paid: "good", .refused: "bad"]

    let invoice: InvoiceAnswer
    let context: RowContext

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "link-title")) {
            heading2(.id("link-title")) { "Payment link" }
            if let link = invoice.paymentLink { FactList(facts: facts(link)).html() }
            if invoice.paymentLink == nil { paragraph(.class("note")) { "There is none." } }
            for item in InvoiceActions(context: context).linkItems(for: invoice) where item.obstacle == nil {
                paragraph { DeedButton(action: item.action).html() }
            }
        }
    }

    private func facts(_ link: PaymentLinkAnswer) -> [FactList.Fact] {
        let tone = link.state.known.flatMap { Self.tones[$0] } ?? "quiet"
        return [
            .init("State", span(.class("chip \(tone)")) { link.state.title }),
            link.isOpen ? link.url.map { .init("Address", address($0)) } : nil,
            .init("Asks", Figures.money(link.amountCents)),
            link.refusal.map { .init("Mollie says", ShownName($0).html()) },
            link.state == .open ? .init("Ends", Figures.date(link.expiresAt)) : nil,
            .init(
                "Made",
                .joined([HTML(text: Figures.moment(link.createdAt)), small { " by \(ShownName(link.createdBy).plain)" }])),
        ].compactMap { $0 }
    }

    private func address(_ url: String) -> HTML {
        .joined(
            [
                ExternalLink(address: url).html(), CopyButton(text: url, what: "the payment link").html(),
            ], separator: " ")
    }
}
