import Contracts

extension PaymentRecorded {
    /// What is known after a report, whichever of the two is the newer: reports overtake each other. What was known of whose it is stays, a
    /// payment that is paid stays so, and what went back never shrinks.
    func merged(over known: PaymentRecorded?) -> PaymentRecorded {
        guard let known else { return self }
        var merged = self
        if Self.rank(known.status) > Self.rank(status) {
            merged.status = known.status
            merged.amountCents = known.amountCents
            merged.failureReason = known.failureReason
        }
        merged.refundedCents = max(known.refundedCents, refundedCents)
        merged.chargedBackCents = max(known.chargedBackCents, chargedBackCents)
        merged.netCents = netCents ?? known.netCents
        merged.accountID = known.accountID ?? accountID
        merged.organisationID = known.accountID == nil ? organisationID : known.organisationID
        merged.invoiceID = known.invoiceID ?? invoiceID
        merged.paymentLinkID = known.paymentLinkID ?? paymentLinkID
        merged.kind = merged.paymentLinkID == nil ? kind ?? known.kind : .invoiceLink
        merged.method = method ?? known.method
        merged.paidAt = known.paidAt ?? paidAt
        merged.mollieCustomerID = known.mollieCustomerID ?? mollieCustomerID
        merged.mollieSubscriptionID = known.mollieSubscriptionID ?? mollieSubscriptionID
        merged.dashboardURL = dashboardURL ?? known.dashboardURL
        merged.markID = known.markID ?? markID
        merged.paidTwice = merged.markID == nil && (known.paidTwice || paidTwice)
        return merged
    }

    /// How final a status is. A word that isn't known here stands between those that go on and those that don't.
    private static func rank(_ status: ShortText) -> Int {
        switch PaymentStatus(rawValue: status.text) {
        case .open: 0
        case .pending: 1
        case .authorized, nil: 2
        case .failed, .expired, .canceled: 3
        case .paid: 4
        }
    }

    /// What it shall mark on its invoice; nil for one that isn't paid, names no invoice, or was judged already.
    /// - Parameter today: no payment is marked as of a day to come, whatever the provider's clock says.
    func receipt(_ markID: PaymentMarkID, on today: LocalDate) -> ReceivePayment? {
        guard isPaid, self.markID == nil, !paidTwice, accountID != nil, let invoiceID else { return nil }
        let paidOn = (paidAt ?? createdAt).date
        return ReceivePayment(
            paymentID: paymentID.text, invoiceID: invoiceID, paymentLinkID: paymentLinkID, markID: markID, amount: amountCents,
            paidOn: min(paidOn, today))
    }

    /// The same once its account has decided on the receipt: it marked its invoice, or there was nothing to be paid any more.
    func judged(by account: AccountState) -> PaymentRecorded {
        var judged = self
        judged.markID = account.receipts[paymentID.text]
        judged.paidTwice = judged.markID == nil
        return judged
    }
}
