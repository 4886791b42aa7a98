import Contracts

/// What was due for an account in a month beside what arrived for it (DOMAIN §10). Money counts in the month in which what it pays was due, whenever
/// it came; money for which nothing was due in the month in which it came.
struct Reconciliation: Hashable, Sendable {
    /// One thing that was due, or money that came for nothing that was.
    struct Item: Hashable, Sendable {
        var kind: DueKind
        /// Nil for money for which nothing was due.
        var dueOn: LocalDate?
        var figures: ReconciledFigures
        var gaps: Set<ReconciliationGap>
        var invoice: DueInvoice?
        var paymentIDs: [String] = []
    }

    /// By the day on which they were due, and at last what wasn't.
    let items: [Item]

    init(_ account: AccountAround, in month: Month, on today: LocalDate) {
        let matched = MatchedPayments(account)
        var items: [Item] = []
        for (charge, payments) in zip(account.charges, matched.ofCharges) where charge.dueOn.month == month {
            if let item = Item(charge, payments, on: today) { items.append(item) }
        }
        for (payment, retries) in matched.dueByThemselves where payment.madeOn.month == month {
            items.append(Item(dueByItself: payment, retries))
        }
        items += account.invoices.compactMap { Item($0, on: today) }
        items.sort { ($0.dueOn ?? today, $0.kind.rawValue) < ($1.dueOn ?? today, $1.kind.rawValue) }
        for payment in matched.others where payment.arrivedOn.month == month {
            if let item = Item(unexpected: payment) { items.append(item) }
        }
        self.items = items
    }

    var figures: ReconciledFigures { items.reduce(.zero) { $0 + $1.figures } }

    /// Each once, in the order of the enumeration.
    var gaps: [ReconciliationGap] {
        let named = items.reduce(into: Set()) { $0.formUnion($1.gaps) }
        return ReconciliationGap.allCases.filter(named.contains)
    }
}

extension [ProviderPayment] {
    fileprivate func sum(_ part: (ProviderPayment) -> Cents) -> Cents { reduce(.zero) { $0 + part($1) } }

    fileprivate func standing(_ standing: ProviderPayment.Standing) -> [ProviderPayment] { filter { $0.standing == standing } }
}

extension Reconciliation.Item {
    /// A charge of a subscription; nil for nothing that nobody has collected.
    fileprivate init?(_ charge: DueCharge, _ payments: [ProviderPayment], on today: LocalDate) {
        let (paid, underWay) = (payments.standing(.paid), payments.standing(.underWay))
        // Of several payments each may be for the whole.
        let expected = charge.due(where: (paid.first ?? underWay.first)?.amount ?? .zero)
        guard expected > .zero || !paid.isEmpty || !underWay.isEmpty else { return nil }
        let isTried = !payments.isEmpty
        self.init(.renewal, dueOn: charge.dueOn, expected: expected, payments, isDue: isTried || charge.dueOn < today)
        if !isTried, charge.dueOn < today { gaps.insert(.renewalNotCharged) }
        let coming = paid.sum(\.amount) + underWay.sum(\.amount)
        let smallest = paid.map(\.amount).min() ?? .zero
        if paid.count > 1, paid.sum(\.amount) - smallest >= expected {
            gaps.insert(.paidTwice)
        } else if !(paid.isEmpty && underWay.isEmpty), coming != expected {
            gaps.insert(.otherAmount)
        }
    }

    /// Seats that were added, which the platform charges at once, or a charge of which nobody knows when it is due: what is charged is due.
    fileprivate init(dueByItself payment: ProviderPayment, _ retries: [ProviderPayment]) {
        let kind: DueKind = payment.kind == .seats ? .seats : .renewal
        self.init(kind, dueOn: payment.madeOn, expected: payment.amount, [payment] + retries, isDue: true)
    }

    /// What the provider collects; what is under way hasn't to be there yet.
    private init(_ kind: DueKind, dueOn: LocalDate, expected: Cents, _ payments: [ProviderPayment], isDue: Bool) {
        let (paid, underWay) = (payments.standing(.paid), payments.standing(.underWay))
        let came = paid.sum(\.amount)
        let open = max(.zero, expected - came)
        let notDue = isDue ? min(open, underWay.sum(\.amount)) : open
        let (refunded, chargedBack) = (paid.sum(\.refunded), paid.sum(\.chargedBack))
        self.init(
            kind: kind, dueOn: dueOn,
            figures: ReconciledFigures(expected: expected, notDue: notDue, came: came, refunded: refunded, chargedBack: chargedBack),
            gaps: [], paymentIDs: payments.map(\.paymentID))
        if paid.isEmpty, underWay.isEmpty, !payments.isEmpty { gaps.insert(.chargeFailed) }
        if refunded > .zero { gaps.insert(.refunded) }
        if chargedBack > .zero { gaps.insert(.chargedBack) }
    }

    /// An invoice; nil where nothing of it is left and nothing came.
    fileprivate init?(_ invoice: DueInvoice, on today: LocalDate) {
        let (total, paid) = (invoice.figures.total - invoice.figures.credited, invoice.figures.paid)
        guard total > .zero || paid > .zero else { return nil }
        let open = max(.zero, total - paid)
        let isDue = invoice.dueOn < today
        self.init(
            kind: .invoice, dueOn: invoice.dueOn,
            figures: ReconciledFigures(
                expected: total, notDue: isDue ? .zero : open, came: paid, refunded: invoice.refunded, chargedBack: invoice.chargedBack),
            gaps: [], invoice: invoice, paymentIDs: invoice.paymentIDs)
        if isDue, open > .zero { gaps.insert(.unpaidInvoice) }
        // Money that went back because the invoice was credited is no gap.
        let isShort = figures.arrivedCents < total
        if isShort, invoice.refunded > .zero { gaps.insert(.refunded) }
        if isShort, invoice.chargedBack > .zero { gaps.insert(.chargedBack) }
        if figures.arrivedCents > total { gaps.insert(.unexpected) }
    }

    /// Money for which nothing was due; nil where none stayed.
    fileprivate init?(unexpected payment: ProviderPayment) {
        guard payment.standing == .paid else { return nil }
        let figures = ReconciledFigures(
            expected: .zero, came: payment.amount, refunded: payment.refunded, chargedBack: payment.chargedBack)
        guard figures.arrivedCents != .zero else { return nil }
        self.init(
            kind: .other, dueOn: nil, figures: figures, gaps: [payment.isSecond ? .paidTwice : .unexpected],
            paymentIDs: [payment.paymentID])
    }
}
