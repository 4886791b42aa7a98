import Contracts

/// How near hours are to their cap, most urgent first. It follows from the hours alone, not from the clock.
enum CapBand: Int, Sendable, CaseIterable, Comparable {
    /// A pilot at its cap.
    case blocked
    case reached
    /// Four fifths of the cap or more.
    case near
    /// Half of the cap or more; whether that is a risk depends on how much of the cycle is left.
    case halfway

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Of a workspace that has reached its cap.
    init(lockOf tier: Tier) { self = tier == .pilot ? .blocked : .reached }

    /// Nil below half of the cap, and where the hours are unlimited.
    init?(tier: Tier, countedSeconds: Int64, capSeconds: Int64?) {
        // Wider than 64 bits, since an older version stored any number of seconds.
        guard let capSeconds, Int128(countedSeconds) * 2 >= Int128(capSeconds) else { return nil }
        if countedSeconds >= capSeconds {
            self = CapBand(lockOf: tier)
        } else {
            self = Int128(countedSeconds) * 10 >= Int128(capSeconds) * 8 ? .near : .halfway
        }
    }
}
