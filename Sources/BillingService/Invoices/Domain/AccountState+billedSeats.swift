import Contracts
import Invoicing
import Terms

extension AccountState {
    /// The amount that was agreed per interval, as the price of one piece.
    var agreedUnitPrice: UnitPrice? { mode.agreedAmount.flatMap { UnitPrice($0.value) } }

    /// So many seats by the discount that each gets, with that of a referral as it stands at the end of a day.
    func priced(_ seats: Int, _ facts: InvoiceFacts, at price: Cents, on day: LocalDate) -> [PricedSeats] {
        PricedSeats.parts(
            of: seats, seatedIn: facts.seatedIn, at: price, account: Discount.better(discount, facts.referrals.discount(on: day)),
            workspaces: workspaceDiscounts)
    }

    /// For how many seats a day is invoiced, by the invoice of its period and those that supplement it; nil where none bills seats then.
    func seatsInvoiced(on day: LocalDate) -> (period: InvoicePeriod, cadence: BillingPeriod, seats: Int)? {
        let standing = standingInvoices
        let ofPeriod = standing.last { $0.purpose == .period && $0.seats != nil && $0.period?.contains(day) == true }
        guard let ofPeriod, let period = ofPeriod.period, let seats = ofPeriod.seats else { return nil }
        let more = standing.filter { $0.purpose == .supplementary && $0.period.map(period.overlaps) == true }.compactMap(\.seats)
        return (period, ofPeriod.billingPeriod ?? tierTerms.billingPeriod, more.reduce(seats, +))
    }
}

extension BillingPeriod {
    /// How many months one bill is for.
    var months: Int {
        switch self {
        case .annual: 12
        case .monthly: 1
        }
    }
}
