import Contracts

/// The hours that a workspace is locked by, against its cap: all since its last reset, of which the month may have few.
/// Without a cap, those of the month.
struct LockGauge {
    let countedSeconds: Int64
    /// Nil where the owner doesn't tell.
    let lifetimeSeconds: Int64?
    let capSeconds: Int64?

    static func since(_ instant: Instant) -> String { "locked since \(Figures.date(instant))" }

    var isLocked: Bool { capSeconds.map { lockingSeconds >= $0 } ?? false }

    /// Nil where the month has all of them.
    var ofMonth: String? {
        lockingSeconds > countedSeconds ? "\(Figures.hours(seconds: countedSeconds)) of it this month" : nil
    }

    func html() -> HTML { CapGauge(countedSeconds: lockingSeconds, capSeconds: capSeconds).html() }

    private var lockingSeconds: Int64 { capSeconds == nil ? countedSeconds : max(lifetimeSeconds ?? 0, countedSeconds) }
}
