import Contracts

/// SplitMix64: the same numbers from the same seed on every machine, which the standard library's generator does not promise.
struct SeededRandom {
    private var state: UInt64

    /// An independent generator for each path below a seed, so that one organisation never changes another.
    init(seed: UInt64, path: [UInt64] = []) {
        state = seed
        for step in path { state = next() ^ (step &* 0x9E37_79B9_7F4A_7C15) }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    mutating func chance(percent: Int) -> Bool { int(1...100) <= percent }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[int(0...choices.count - 1)]
    }

    /// An instant in the half-open range, or its start where the range is empty.
    mutating func instant(from start: Instant, to end: Instant) -> Instant {
        let length = end.milliseconds - start.milliseconds
        guard length > 0 else { return start }
        return start.adding(milliseconds: Int64(next() % UInt64(length)))
    }

    mutating func identifier<Tag>() -> Identifier<Tag> {
        Identifier(
            high: (next() & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000,
            low: (next() & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        )
    }
}
