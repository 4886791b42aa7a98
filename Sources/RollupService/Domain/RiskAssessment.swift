import Contracts
import Terms

/// A workspace in the current cycle, as far as its risk depends on it.
struct RiskFigures: Sendable, Equatable {
    var tier: Tier
    var countedSeconds: Int64
    /// Recorded since the last reset, of whichever month: the platform locks the workspace on them.
    var lifetimeSeconds: Int64 = 0
    /// Nil where the hours are unlimited.
    var capSeconds: Int64?
    /// The later of the month's start and the last usage reset.
    var cycleStart: Instant
    var cycleEnd: Instant
    var downgrade: Downgrade?
    /// Somebody recorded or logged in within 30 days. Asked of locked workspaces only.
    var isActive = true

    /// Uploads, new transcripts and chats are closed, recording is not.
    var isLocked: Bool { capSeconds.map { lockingSeconds >= $0 } ?? false }

    /// The more of the two counts that lead to the lock.
    var lockingSeconds: Int64 { max(lifetimeSeconds, countedSeconds) }

    /// A lock is urgent also in a month of few hours, as long as somebody is there.
    var band: CapBand? { isLocked && isActive ? CapBand(lockOf: tier) : cycleBand }

    /// How near the hours of the cycle alone are.
    var cycleBand: CapBand? { CapBand(tier: tier, countedSeconds: countedSeconds, capSeconds: capSeconds) }
}

/// Why a workspace needs attention (DOMAIN §7).
struct RiskAssessment: Sendable, Equatable {
    /// Every reason that holds, most urgent first.
    let reasons: [RiskReason]
    /// When the hours reach the cap if they go on as they have; nil when they already have, or will not in this cycle.
    let projectedAt: Instant?

    var reason: RiskReason? { reasons.first }

    init(_ figures: RiskFigures, now: Instant) {
        var reasons: [RiskReason] = []
        let projection = CapProjection(figures, now: now)
        switch figures.band {
        case .blocked: reasons += [.pilotHardBlock, .atCap]
        case .reached: reasons.append(.atCap)
        case .near, .halfway, nil: break
        }
        switch figures.cycleBand {
        case .blocked, .reached, .near: reasons.append(.approachingCap)
        case .halfway: if projection.reachesCap { reasons.append(.approachingCap) }
        case nil: break
        }
        if let downgrade = figures.downgrade, downgrade.isRecent(at: now) { reasons.append(.recentlyDowngraded) }
        self.reasons = reasons
        projectedAt = projection.reachesCap ? projection.reachedAt : nil
    }
}

/// Hours drawn on in a straight line from the start of the cycle.
struct CapProjection: Sendable, Equatable {
    /// The line meets the cap by the end of the cycle.
    let reachesCap: Bool
    /// Where it meets it, in whole milliseconds rounded up; nil when the cap is reached already.
    let reachedAt: Instant?

    init(_ figures: RiskFigures, now: Instant) {
        let elapsed = now.milliseconds - figures.cycleStart.milliseconds
        guard let cap = figures.capSeconds, cap > 0, figures.countedSeconds > 0, elapsed > 0 else {
            reachesCap = false
            reachedAt = nil
            return
        }
        let whole = figures.cycleEnd.milliseconds - figures.cycleStart.milliseconds
        let counted = Int128(figures.countedSeconds)
        let capTime = Int128(cap) * Int128(elapsed)
        reachesCap = counted * Int128(whole) >= capTime
        let offset = Int64(clamping: (capTime + counted - 1) / counted)
        reachedAt = figures.countedSeconds < cap ? figures.cycleStart.adding(milliseconds: offset) : nil
    }
}
