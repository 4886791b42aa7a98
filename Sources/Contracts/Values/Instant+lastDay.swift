extension Instant {
    /// The last day of what ends then. A day counts to its end, so that an end at midnight belongs to the day before.
    public var lastDay: LocalDate { self == date.start ? date.adding(days: -1) : date }
}
