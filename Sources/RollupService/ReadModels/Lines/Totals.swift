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
    /// Of paying, managed and comped accounts, before discounts.
    var listMRR = Cents.zero
    var givenAway = GivenAway.nothing
    var byClass: [RevenueClass: ClassTotal] = [:]
    var byTier: [Tier: TierTotal] = [:]

    struct TierTotal: Sendable, Equatable {
        var accounts: Int64 = 0
        var activeAccounts: Int64 = 0
        var workspaces: Int64 = 0
        var seats: Int64 = 0
        var mrr = Cents.zero
    }

    struct ClassTotal: Sendable, Equatable {
        var accounts: Int64 = 0
        var mrr = Cents.zero
        var givenAway = Cents.zero
    }

    /// What is only shown is never refused: a sum that can't be told is told as the nearest that can.
    mutating func add(_ sums: SegmentSums, of segment: Segment) {
        accounts = accounts.addingSaturated(sums.accounts)
        if segment.active { activeAccounts = activeAccounts.addingSaturated(sums.accounts) }
        workspaces = workspaces.addingSaturated(sums.workspaces)
        seats = seats.addingSaturated(sums.seats)
        recordedSeconds = recordedSeconds.addingSaturated(sums.recordedSeconds)
        mrrForecast = mrrForecast.addingSaturated(sums.mrr)
        if segment.revenueClass == .paying { mrrBanked = mrrBanked.addingSaturated(sums.mrr) }
        trialPotential = trialPotential.addingSaturated(sums.trialPotential)
        logins30Days = logins30Days.addingSaturated(sums.logins30Days)
        listMRR = listMRR.addingSaturated(sums.listMRR)
        givenAway.addSaturated(sums.givenAway)
        byClass[segment.revenueClass, default: ClassTotal()].add(sums)
        byTier[segment.tier, default: TierTotal()].add(sums, isActive: segment.active)
    }
}

extension Totals.ClassTotal {
    mutating func add(_ sums: SegmentSums) {
        accounts = accounts.addingSaturated(sums.accounts)
        mrr = mrr.addingSaturated(sums.mrr)
        givenAway = givenAway.addingSaturated(sums.givenAway.total)
    }
}

extension Totals.TierTotal {
    mutating func add(_ sums: SegmentSums, isActive: Bool) {
        accounts = accounts.addingSaturated(sums.accounts)
        if isActive { activeAccounts = activeAccounts.addingSaturated(sums.accounts) }
        workspaces = workspaces.addingSaturated(sums.workspaces)
        seats = seats.addingSaturated(sums.seats)
        mrr = mrr.addingSaturated(sums.mrr)
    }
}
