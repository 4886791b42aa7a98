extension Instant {
    /// When something ends, as people and programs give it: an exact time, or a day such as `2026-12-31`, which counts to its end. Nil for
    /// anything else, and for the last day that there is, whose end can't be written.
    public init?(endOfTerm text: String) {
        guard let instant = Instant(text) ?? LocalDate(text)?.adding(days: 1).start, Self.range.contains(instant) else { return nil }
        self = instant
    }
}
