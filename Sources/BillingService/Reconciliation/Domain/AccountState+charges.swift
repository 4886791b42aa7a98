import Contracts
import Terms

extension AccountState {
    /// What the account's subscriptions have charged, and what the next charge will ask, by day. Of how many people had a seat at an earlier time
    /// nothing is known but what the platform's facts say. What costs nothing is charged with nothing.
    func subscriptionCharges(
        _ timeline: ChargeTimeline, seatedIn: [WorkspaceID], prices: PriceList, referrals: ReferralDiscounts
    ) -> [SubscriptionCharge] {
        let facts = InvoiceFacts(seatedIn: seatedIn, details: nil, seller: .nothing, prices: prices, referrals: referrals)
        return timeline.charges.map { charge in
            let then = charge.repeats ? self : asOf(max(charge.asOf, charge.dueOn.adding(days: 1).start))
            let day = charge.repeats ? charge.dueOn : max(charge.asOf.date, charge.dueOn)
            let cadence = charge.terms.billingPeriod
            let price = prices.seatPrice(charge.terms.tier, cadence)
            let seats = PricedSeats.billed(charge.terms.tier, agreed: charge.seats.map { Int($0.value) }, inUse: seatedIn.count)
            let parts = then.priced(seats, facts, at: price, on: day)
            let amount = parts.reduce(.zero) { $0 + $1.amount }.times(cadence.months)
            let seatAmount = then.commonSeatAmount(at: price, referrals.discount(on: day)).times(cadence.months)
            return SubscriptionCharge(
                dueOn: charge.dueOn, cadence: cadence, amount: amount, seatAmount: charge.seats == nil ? seatAmount : nil,
                repeats: charge.repeats)
        }
    }

    /// What goes into the price of each seat, by whatever discount it gets.
    private func commonSeatAmount(at price: Cents, _ referral: Discount?) -> Cents {
        let own = Discount.better(discount, referral)?.percent ?? .zero
        let percents = [own] + workspaceDiscounts.values.map(\.percent).filter { $0 > own }
        return Cents(percents.map { $0.discounting(price).amount }.reduce(0, Self.greatestCommonDivisor))
    }

    private static func greatestCommonDivisor(_ one: Int64, _ other: Int64) -> Int64 {
        var (one, other) = (one, other)
        while other != 0 { (one, other) = (other, one % other) }
        return one
    }
}
