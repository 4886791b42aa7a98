import Contracts

extension InvoicePeriod {
    /// The period that the next invoice is for unless somebody says otherwise: one cadence from the day after the last invoiced one, else
    /// from today.
    ///
    /// Periods keep the day of the month with which the first began, as far as a month has it: 31 January, 28 February, 31 March. One that
    /// begins on another day, because somebody chose so, sets the day anew.
    /// - Parameter invoiced: what was invoiced and not credited, in any order. One within another, such as a supplementary
    ///   invoice's, counts for nothing.
    /// - Returns: nil where it would not lie within the years 1970 to 9999.
    public static func next(after invoiced: [InvoicePeriod], today: LocalDate, cadence: BillingPeriod) -> InvoicePeriod? {
        // Of two that begin together the longer one comes first, which the shorter one then lies within.
        let inOrder = invoiced.sorted { ($0.firstDay, $1.lastDay) < ($1.firstDay, $0.lastDay) }
        var chain: (end: InvoicePeriod, dayOfMonth: Int)?
        for period in inOrder {
            if let end = chain?.end, period.lastDay <= end.lastDay { continue }
            chain = (period, dayOfMonth(of: period.firstDay, after: chain))
        }
        let start = chain?.end.dayAfter ?? today
        guard days.contains(start) else { return nil }
        return InvoicePeriod(from: start, dayOfMonth: dayOfMonth(of: start, after: chain), cadence: cadence)
    }

    /// The one that a chain of periods keeps, where the next one begins on the day after it and on that day of the month.
    private static func dayOfMonth(of start: LocalDate, after chain: (end: InvoicePeriod, dayOfMonth: Int)?) -> Int {
        guard let chain, start == chain.end.dayAfter, start == start.month.day(chain.dayOfMonth) else { return start.components.day }
        return chain.dayOfMonth
    }

    private init?(from start: LocalDate, dayOfMonth: Int, cadence: BillingPeriod) {
        let months = cadence == .annual ? 12 : 1
        self.init(start, start.month.adding(months: months).day(dayOfMonth).adding(days: -1))
    }
}
