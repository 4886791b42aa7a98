import Contracts

/// Values by the instant from which they hold. An entry may be recorded late: it then takes its place in the past and
/// leaves what came after it untouched.
struct History<Value: Hashable & Sendable>: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var effectiveAt: Instant
        var value: Value
    }

    /// In order of their instant; entries of one instant in the order in which they were recorded.
    private(set) var entries: [Entry] = []

    mutating func record(_ value: Value, at instant: Instant) {
        let place = entries.lastIndex { $0.effectiveAt <= instant }.map { $0 + 1 } ?? 0
        entries.insert(Entry(effectiveAt: instant, value: value), at: place)
    }

    var newest: Entry? { entries.last }

    /// What was in force at an instant; of several entries for that very instant, the one recorded last.
    func entry(asOf instant: Instant) -> Entry? {
        entries.last { $0.effectiveAt <= instant }
    }

    /// Without what holds only later.
    func upTo(_ instant: Instant) -> History {
        var known = self
        known.entries.removeAll { $0.effectiveAt > instant }
        return known
    }

    func contains(_ value: Value, at instant: Instant) -> Bool {
        entries.contains(Entry(effectiveAt: instant, value: value))
    }
}
