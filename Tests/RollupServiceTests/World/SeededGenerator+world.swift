import Contracts
import TestKit

extension SeededGenerator {
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func id<Tag>() -> Identifier<Tag> { Identifier(high: next(), low: next()) }

    /// What a time says beyond the millisecond: as often microseconds as more.
    mutating func nanoseconds() -> Int {
        chance(50) ? Int.random(in: 0...999, using: &self) * 1_000 : Int.random(in: 0...999_999, using: &self)
    }

    /// A minute between two instants.
    mutating func instant(_ range: ClosedRange<Instant>) -> Instant {
        let minutes = (range.upperBound.milliseconds - range.lowerBound.milliseconds) / 60_000
        return range.lowerBound.adding(milliseconds: Int64.random(in: 0...max(0, minutes), using: &self) * 60_000)
    }
}
