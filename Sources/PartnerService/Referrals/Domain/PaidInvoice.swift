import Contracts

/// An invoice of a client with what came for it.
struct PaidInvoice: Hashable, Sendable {
    /// A payment that was marked on the invoice.
    struct Receipt: Hashable, Sendable {
        var markID: PaymentMarkID
        var amount: Cents
        var receivedOn: LocalDate
        /// What the provider has paid back of it, or had to give back.
        var wentBack = Cents.zero
        /// It was marked by mistake, no money has moved, or other receipts tell the same money.
        var isVoid = false
        var position: Int64
    }

    var invoiceID: InvoiceID
    var number: ShortText?
    var net: Cents
    /// With VAT; zero while nobody has told.
    var total: Cents
    /// With VAT, as `total`.
    var credited = Cents.zero
    var position: Int64
    var receipts: [Receipt]

    /// What of each receipt the client has paid for good; none while it isn't known of how much they are parts.
    ///
    /// Nobody pays more than the invoice asks, and a credit note asks less: whatever is too much will be given back, so that it counts no
    /// more whether or not it has been. The money that came last goes first. So a credit note and the refund that follows it take away once
    /// what they both are about. What is told of one receipt may leave more or less to the others, so that each is as new as the newest.
    var payments: [ClientPayment] {
        guard total > .zero else { return [] }
        let newest = receipts.map(\.position).reduce(position, max)
        var room = max(.zero, total - credited)
        return receipts.sorted { ($0.receivedOn, $0.markID) < ($1.receivedOn, $1.markID) }.map { receipt in
            let kept = receipt.isVoid ? .zero : min(room, max(.zero, receipt.amount - receipt.wentBack))
            room = room - kept
            return ClientPayment(
                kind: .invoicePayment, id: "\(receipt.markID)", reference: number ?? "\(invoiceID)", paidOn: receipt.receivedOn,
                kept: KeptMoney(kept, net: net, of: total), position: newest)
        }
    }
}
