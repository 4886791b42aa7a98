import Contracts

/// Which of two facts about one thing is newer: the one with the later time, and of equal times the one with the greater event id,
/// so that every order of arrival ends in the same state.
struct FactStamp: Hashable, Comparable, Sendable {
    let at: Instant
    let id: String

    static func < (left: Self, right: Self) -> Bool {
        left.at == right.at ? left.id < right.id : left.at < right.at
    }
}
