extension Instant {
    /// When something ends, as people and programs give it: an exact time, or a day such as `2026-12-31`, which counts to its end. Nil for
    /// anything else.
    public init?(endOfTerm text: String) {
        guard let instant = Instant(text) ?? LocalDate(text)?.adding(days: 1).start else { return nil }
        self = instant
    }
}
