import Contracts

/// On which days the subscriptions of an account charged, and when the next charge is due, as the platform's facts tell one after the other.
///
/// A fact names the day of the next payment. Where nothing changes before it, the charge is due then; and the running period has begun with a charge,
/// which was due one interval before.
struct ChargeTimeline {
    struct Charge: Hashable {
        var dueOn: LocalDate
        var terms: ModeTerms
        /// As of when discounts count.
        var asOf: Instant
        /// For how many seats, where a fact has told soon after.
        var seats: SeatCount?
        /// A fact has told of the period that began with it.
        var hasBegun = false
        var repeats = false
    }

    private(set) var charges: [Charge] = []
    /// While a subscription ran of which nobody has told when it charges.
    private(set) var undated: [UndatedSubscription] = []
    private var knowsSubscription = false

    /// More than can be looked at: two years of months, and what lies around them.
    private static let chargesMaximum = 40
    /// How long a fact may stand alone and tell of charges: longer than anybody can look back.
    private static let monthsMaximum = 600
    /// How late a fact may come that still says what the charge was for.
    private static let daysOfFact = 7

    init(_ modes: History<ModeTerms>) {
        for (index, entry) in modes.entries.enumerated() {
            enter(entry, before: index + 1 < modes.entries.count ? modes.entries[index + 1] : nil)
        }
        charges = Array(charges.sorted { $0.dueOn < $1.dueOn }.suffix(Self.chargesMaximum))
    }

    private mutating func enter(_ entry: History<ModeTerms>.Entry, before next: History<ModeTerms>.Entry?) {
        guard let subscription = entry.value.subscription else { return }
        if entry.value.hasLiveSubscription, let day = subscription.nextPaymentOn {
            begin(on: day.adding(months: -entry.value.billingPeriod.months), entry)
            if let next {
                charge(from: day, entry, before: next)
            } else {
                add(Charge(dueOn: day, terms: entry.value, asOf: entry.effectiveAt, repeats: true))
            }
        } else if let end = subscription.paidUntil, entry.value.cause == .subscription {
            begin(on: end.date.adding(months: -entry.value.billingPeriod.months), entry)
        } else if entry.value.hasLiveSubscription {
            runUndated(from: entry.effectiveAt.date, to: next?.effectiveAt.date)
        } else {
            return
        }
        knowsSubscription = true
    }

    /// One that goes on under other terms is one.
    private mutating func runUndated(from firstDay: LocalDate, to lastDay: LocalDate?) {
        if let last = undated.indices.last, undated[last].lastDay == firstDay {
            undated[last].lastDay = lastDay
        } else {
            undated.append(UndatedSubscription(firstDay: firstDay, lastDay: lastDay))
        }
    }

    /// The charge with which a period began that was running at the time of a fact.
    private mutating func begin(on day: LocalDate, _ entry: History<ModeTerms>.Entry) {
        let said = entry.effectiveAt.date
        // Days begin elsewhere at another hour. What begins later than that has not begun.
        guard day <= said.adding(days: MatchedPayments.daysEarly) else { return }
        let isRecent = said <= day.adding(days: Self.daysOfFact)
        let seats = isRecent ? entry.value.subscription?.provisionedSeats : nil
        if let place = place(of: day, entry.value.billingPeriod) {
            guard !charges[place].hasBegun else { return }
            charges[place].hasBegun = true
            guard isRecent else { return }
            charges[place].seats = seats
            charges[place].terms = entry.value
            charges[place].asOf = entry.effectiveAt
        } else if isRecent || !knowsSubscription {
            charges.append(Charge(dueOn: day, terms: entry.value, asOf: entry.effectiveAt, seats: seats, hasBegun: true))
        }
    }

    /// Those that were due until something else held. What is paid for after a subscription was canceled was charged.
    private mutating func charge(from day: LocalDate, _ entry: History<ModeTerms>.Entry, before next: History<ModeTerms>.Entry) {
        let paidUntil = next.value.subscription?.paidUntil?.date
        let end = max(next.effectiveAt.date, paidUntil ?? next.effectiveAt.date)
        for months in stride(from: 0, to: Self.monthsMaximum, by: entry.value.billingPeriod.months) {
            let due = day.adding(months: months)
            guard due < end else { return }
            add(Charge(dueOn: due, terms: entry.value, asOf: due.adding(days: 1).start))
        }
    }

    private mutating func add(_ charge: Charge) {
        guard let place = place(of: charge.dueOn, charge.terms.billingPeriod) else { return charges.append(charge) }
        charges[place].repeats = charge.repeats
        if charge.repeats { charges[place].terms = charge.terms }
    }

    /// Where a charge stands already that is the same: two of one cadence are never close together.
    private func place(of day: LocalDate, _ cadence: BillingPeriod) -> Int? {
        let days = cadence == .annual ? 90 : 14
        return charges.lastIndex {
            $0.terms.billingPeriod == cadence && abs($0.dueOn.daysSince1970 - day.daysSince1970) < days
        }
    }
}
