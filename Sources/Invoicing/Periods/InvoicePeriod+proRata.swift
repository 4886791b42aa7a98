import Contracts

extension InvoicePeriod {
    /// The part of an amount that falls on the days from one day to the period's end: the amount × days left ÷ days of the period, both
    /// end days counted, rounded half-up to cents. Nil where the day lies outside the period.
    public func proRata(_ amount: Cents, from day: LocalDate) -> Cents? {
        InvoicePeriod(day, lastDay).flatMap { proRata(amount, for: $0) }
    }

    /// The part that falls on some of its days. Nil where not all of them lie in the period.
    public func proRata(_ amount: Cents, for part: InvoicePeriod) -> Cents? {
        guard contains(part.firstDay), contains(part.lastDay) else { return nil }
        return Share.halfUp(amount, times: Int64(part.dayCount), over: Int64(dayCount))
    }
}
