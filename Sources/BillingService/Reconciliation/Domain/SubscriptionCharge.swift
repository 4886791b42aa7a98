import Contracts
import Invoicing

/// What a subscription charges on a day.
struct SubscriptionCharge: Hashable, Sendable {
    var dueOn: LocalDate
    var cadence: BillingPeriod
    /// Without VAT.
    var amount: Cents
    /// What a seat costs per interval, where nobody has told for how many seats it was charged: any number of them is right then. Where seats have
    /// different prices, the greatest amount that goes into all of them.
    var seatAmount: Cents?
    /// It comes again with each interval.
    var repeats = false

    /// The days on which it is due among these.
    func days(in range: ClosedRange<LocalDate>) -> [LocalDate] {
        guard repeats else { return range.contains(dueOn) ? [dueOn] : [] }
        let ahead = max(0, range.lowerBound.month.index - dueOn.month.index)
        var months = ahead - ahead % cadence.months
        var days: [LocalDate] = []
        while case let day = dueOn.adding(months: months), day <= range.upperBound {
            if day >= range.lowerBound { days.append(day) }
            months += cadence.months
        }
        return days
    }
}

/// Days on which a subscription charged at times that nobody has told.
struct UndatedSubscription: Hashable, Sendable {
    var firstDay: LocalDate
    /// Nil while it runs.
    var lastDay: LocalDate?

    func covers(_ day: LocalDate) -> Bool { firstDay <= day && lastDay.map { day <= $0 } ?? true }
}

extension LocalDate {
    /// The same day of the month so many months later, or before, as far as that month has it.
    func adding(months: Int) -> LocalDate { month.adding(months: months).day(components.day) }
}
