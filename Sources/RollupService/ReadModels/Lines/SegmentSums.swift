import Contracts

/// Sums over the lines of one segment.
struct SegmentSums: Sendable, Equatable {
    var accounts: Int64 = 0
    var workspaces: Int64 = 0
    var seats: Int64 = 0
    var recordedSeconds: Int64 = 0
    var mrr = Cents.zero
    var trialPotential = Cents.zero
    var logins30Days: Int64 = 0
    var listMRR = Cents.zero
    var givenAway = GivenAway.nothing

    /// Throws `SumOverflow`; nothing that is kept may be counted wrong.
    mutating func add(_ other: SegmentSums) throws {
        accounts = try accounts.adding(other.accounts, "number of accounts")
        workspaces = try workspaces.adding(other.workspaces, "number of workspaces")
        seats = try seats.adding(other.seats, "number of seats")
        recordedSeconds = try recordedSeconds.adding(other.recordedSeconds, "recorded seconds")
        mrr = try mrr.adding(other.mrr, "recurring revenue")
        trialPotential = try trialPotential.adding(other.trialPotential, "revenue that trials would bring")
        logins30Days = try logins30Days.adding(other.logins30Days, "number of logins")
        listMRR = try listMRR.adding(other.listMRR, "recurring revenue at list price")
        try givenAway.add(other.givenAway)
    }

    /// What takes these sums away again. None of them is so far below zero that it could not be negated.
    var negated: SegmentSums {
        SegmentSums(
            accounts: -accounts, workspaces: -workspaces, seats: -seats, recordedSeconds: -recordedSeconds, mrr: -mrr,
            trialPotential: -trialPotential, logins30Days: -logins30Days, listMRR: -listMRR, givenAway: givenAway.negated)
    }
}

extension SegmentSums {
    /// One line.
    init(of stored: AccountMonthTable.Stored) {
        self.init(
            accounts: 1, workspaces: Int64(stored.workspaceCount), seats: Int64(stored.line.heads.seats),
            recordedSeconds: stored.line.usage.recordedSeconds, mrr: stored.line.mrr, trialPotential: stored.line.trialPotential,
            logins30Days: Int64(stored.logins30Days), listMRR: stored.line.listMRR, givenAway: stored.line.givenAway)
    }
}
