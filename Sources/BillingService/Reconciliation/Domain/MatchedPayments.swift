import Contracts

/// Which payments are for which charge of a subscription, told by the days on which they were made.
///
/// The provider doesn't say it. A payment of a subscription is for the latest charge that was due by then; one that comes some days early for the
/// charge ahead. Where nobody has told when a subscription charges, and for seats that are added, a payment is due by itself, and a retry is for
/// the one that failed with the same amount.
struct MatchedPayments {
    /// In the order of the charges.
    private(set) var ofCharges: [[ProviderPayment]]
    /// Payments that were due as they were made, each with what was tried again for it.
    private(set) var dueByThemselves: [(payment: ProviderPayment, retries: [ProviderPayment])] = []
    /// For nothing that was due.
    private(set) var others: [ProviderPayment] = []

    /// How many days before its day a charge may be made: days begin elsewhere at another hour.
    static let daysEarly = 3
    /// How many days after its day something may still be a payment for it.
    static let daysLate = 62

    init(_ account: AccountAround) {
        ofCharges = account.charges.map { _ in [] }
        for payment in account.payments {
            switch payment.kind {
            case .seats: dueByThemselves.append((payment, []))
            case .retry:
                if let place = failure(before: payment) {
                    dueByThemselves[place].retries.append(payment)
                } else {
                    add(payment, to: account, daysEarly: 0)
                }
            case .first, .renewal: add(payment, to: account, daysEarly: Self.daysEarly)
            case .invoiceLink, .methodChange, nil: others.append(payment)
            }
        }
    }

    private mutating func add(_ payment: ProviderPayment, to account: AccountAround, daysEarly: Int) {
        let latest = account.charges.lastIndex { $0.dueOn <= payment.madeOn.adding(days: daysEarly) }
        if let latest, payment.madeOn <= account.charges[latest].dueOn.adding(days: Self.daysLate) {
            ofCharges[latest].append(payment)
        } else if account.undated.contains(where: { $0.covers(payment.madeOn) || $0.covers(payment.madeOn.adding(days: daysEarly)) }) {
            dueByThemselves.append((payment, []))
        } else {
            others.append(payment)
        }
    }

    private func failure(before retry: ProviderPayment) -> Int? {
        dueByThemselves.lastIndex { failed, retries in
            failed.standing == .failed && failed.amount == retry.amount && !retries.contains { $0.standing != .failed }
                && retry.madeOn <= failed.madeOn.adding(days: Self.daysLate)
        }
    }
}
