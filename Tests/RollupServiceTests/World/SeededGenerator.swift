import Contracts

/// Random numbers that are the same in every run: splitmix64.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

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
