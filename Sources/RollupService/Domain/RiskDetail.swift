import Contracts

/// Says in a sentence why a workspace is at risk.
enum RiskDetail {
    static func text(_ reason: RiskReason, _ figures: RiskFigures, _ assessment: RiskAssessment, now: Instant) -> String {
        let used = "\(hours(figures.countedSeconds)) of \(hours(figures.capSeconds ?? 0)) hours used"
        switch reason {
        case .pilotHardBlock: return "\(used); recording is blocked"
        case .atCap: return used
        case .approachingCap:
            return assessment.projectedAt.map { "\(used); at this pace the cap is reached on \($0.date)" } ?? used
        case .recentlyDowngraded:
            guard let downgrade = figures.downgrade else { return "downgraded" }
            let days = now.wholeDays(since: downgrade.at)
            return "downgraded from \(downgrade.from.rawValue) \(days == 0 ? "today" : days == 1 ? "a day ago" : "\(days) days ago")"
        }
    }

    /// Hours with one decimal, rounded half up; whole hours without.
    private static func hours(_ seconds: Int64) -> String {
        let tenths = (seconds + 180) / 360
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
