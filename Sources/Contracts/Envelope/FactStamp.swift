/// Which of two facts about one thing is newer: the one with the later time, at the precision in which it was given, and of equal times the one
/// with the greater event id, so that every order of arrival ends in the same state.
public struct FactStamp: Hashable, Comparable, Sendable {
    public let at: Instant
    /// What the fact's time says beyond the millisecond, in nanoseconds: 0 to 999,999.
    public let nanoseconds: Int
    public let id: String

    public init(at: Instant, nanoseconds: Int = 0, id: String) {
        self.at = at
        self.nanoseconds = nanoseconds
        self.id = id
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.at, left.nanoseconds, left.id) < (right.at, right.nanoseconds, right.id)
    }
}

extension CloudEvent {
    public var stamp: FactStamp { FactStamp(at: time, nanoseconds: timeNanoseconds, id: id) }
}
