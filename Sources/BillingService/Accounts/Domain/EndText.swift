import Contracts

/// An end as people give and read it. A day counts to its end, so that an end at midnight is told as the day before, the last one.
struct EndText: CustomStringConvertible {
    let description: String

    init(_ end: Instant) {
        description = end == end.date.start ? end.lastDay.description : end.description
    }
}
