import Contracts
import EventSourcing

/// A link by which an invoice of the account is paid, and what has become of it.
struct PaymentLinkState: Hashable, Sendable {
    enum Phase: Hashable, Sendable {
        /// The provider was asked to make it.
        case creating
        case open
        case refused
        case paid
        case closed
    }

    let invoiceID: InvoiceID
    /// Whose account it was when it was asked for.
    let organisationID: OrganisationID
    let amount: Cents
    var phase = Phase.creating
    /// The provider's id, once it has made the link.
    var mollieID: ShortText?

    /// It can be paid by, now or as soon as it is made.
    var isUsable: Bool {
        switch phase {
        case .creating, .open: true
        case .refused, .paid, .closed: false
        }
    }
}

extension AccountState {
    /// The link by which what is open of an invoice can be paid.
    func usableLink(of invoice: InvoiceID) -> PaymentLinkID? {
        paymentLinks.filter { $0.value.invoiceID == invoice && $0.value.isUsable }.map(\.key).min()
    }

    /// The invoice that shall be paid: the one that is named, else the oldest with something open.
    func invoiceToPay(_ named: InvoiceID?) throws -> InvoiceState {
        if let named { return try invoice(named) }
        guard let oldest = standingInvoices.first(where: { $0.figures.open > .zero }) else { throw Rejection.nothingToPay }
        return oldest
    }

    /// Why nobody shall pay by a link any more; nil for one that still holds.
    fileprivate func end(of link: PaymentLinkState, for invoice: InvoiceState) -> PaymentLinkEnd? {
        if invoice.figures.open != link.amount { return invoice.isCredited ? .credited : invoice.isPaid ? .paid : .amountChanged }
        return link.organisationID == identity?.organisationID ? nil : .handedOff
    }
}

extension AccountDecision {
    /// Whatever was decided: a link asks exactly what is open of its invoice, of the organisation whose account it is, or it is closed.
    mutating func closeOutdatedLinks() {
        for (id, link) in state.paymentLinks.sorted(by: { $0.key < $1.key }) where link.isUsable {
            guard let invoice = state.invoices[link.invoiceID], let cause = state.end(of: link, for: invoice) else { continue }
            append(
                PaymentLinkCancelled(
                    of: identity, paymentLinkID: id, invoiceID: link.invoiceID, number: invoice.number, mollieID: link.mollieID,
                    cause: cause))
        }
    }
}

extension Rejection {
    static let nothingToPay = rule(
        "nothing-to-pay", detail: "no invoice of the account has anything open: issue one first, then make a link for it")
}
