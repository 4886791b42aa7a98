import Contracts

/// Says in a sentence why a workspace is at risk. Figures are in the row's own fields; here is what they mean.
enum RiskDetail {
    static func text(_ reason: RiskReason, _ figures: RiskFigures, _ assessment: RiskAssessment, now: Instant) -> String {
        switch reason {
        case .pilotHardBlock, .atCap:
            let share = share(figures.lockingSeconds, figures)
            return "\(share); \(CapLock.inWords)"
        case .approachingCap:
            let share = share(figures.countedSeconds, figures)
            return assessment.projectedAt.map { "\(share); at this pace all are on \(date($0))" } ?? share
        case .recentlyDowngraded:
            guard let downgrade = figures.downgrade else { return "Downgraded" }
            return "Downgraded from \(downgrade.from.title) \(daysAgo(downgrade.at, now: now))"
        }
    }

    /// Whole per cent, rounded down, so that 100 % means the cap.
    private static func share(_ seconds: Int64, _ figures: RiskFigures) -> String {
        "\(Int128(seconds) * 100 / Int128(max(1, figures.capSeconds ?? 1))) % of the hours are used"
    }

    /// By the calendar, as the day that is written beside it.
    private static func daysAgo(_ instant: Instant, now: Instant) -> String {
        let days = now.date.daysSince1970 - instant.date.daysSince1970
        return days <= 0 ? "today" : days == 1 ? "yesterday" : "\(days) days ago"
    }

    /// `28-11-2026`
    private static func date(_ instant: Instant) -> String {
        "\(instant.date)".split(separator: "-").reversed().joined(separator: "-")
    }
}
