import Contracts

/// Sums over a set of lines of one month.
struct Totals: Sendable, Equatable {
    var accounts: Int64 = 0
    var activeAccounts: Int64 = 0
    var workspaces: Int64 = 0
    var seats: Int64 = 0
    var recordedSeconds: Int64 = 0
    /// Paying and managed.
    var mrrForecast = Cents.zero
    /// Paying only.
    var mrrBanked = Cents.zero
    var trialPotential = Cents.zero
    var logins30Days: Int64 = 0
    var byClass: [RevenueClass: ClassTotal] = [:]

    struct ClassTotal: Sendable, Equatable {
        var accounts: Int64 = 0
        var mrr = Cents.zero
    }

    mutating func add(_ sums: SegmentSums, of segment: Segment) {
        accounts += sums.accounts
        if segment.active { activeAccounts += sums.accounts }
        workspaces += sums.workspaces
        seats += sums.seats
        recordedSeconds += sums.recordedSeconds
        mrrForecast = mrrForecast + sums.mrr
        if segment.revenueClass == .paying { mrrBanked = mrrBanked + sums.mrr }
        trialPotential = trialPotential + sums.trialPotential
        logins30Days += sums.logins30Days
        byClass[segment.revenueClass, default: ClassTotal()].accounts += sums.accounts
        byClass[segment.revenueClass, default: ClassTotal()].mrr += sums.mrr
    }
}

/// Sums over the lines of one segment.
struct SegmentSums: Sendable, Equatable {
    var accounts: Int64 = 0
    var workspaces: Int64 = 0
    var seats: Int64 = 0
    var recordedSeconds: Int64 = 0
    var mrr = Cents.zero
    var trialPotential = Cents.zero
    var logins30Days: Int64 = 0

    mutating func add(_ other: SegmentSums) {
        accounts += other.accounts
        workspaces += other.workspaces
        seats += other.seats
        recordedSeconds += other.recordedSeconds
        mrr += other.mrr
        trialPotential += other.trialPotential
        logins30Days += other.logins30Days
    }

    mutating func add(_ stored: AccountMonthTable.Stored, times sign: Int64) {
        accounts += sign
        workspaces += sign * Int64(stored.workspaceCount)
        seats += sign * Int64(stored.line.heads.seats)
        recordedSeconds += sign * stored.line.usage.recordedSeconds
        mrr = Cents(mrr.amount + sign * stored.line.mrr.amount)
        trialPotential = Cents(trialPotential.amount + sign * stored.line.trialPotential.amount)
        logins30Days += sign * Int64(stored.logins30Days)
    }
}
