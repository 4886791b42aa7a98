import Contracts
import Database
import StaffAPI

/// All that is kept ready of one account: its lines by month, each with its workspaces, and its ended trials.
struct AccountLines: Equatable {
    var months: [Month: AccountMonthTable.Stored] = [:]
    var endedTrials: [EndedTrial] = []

    /// Nothing at all.
    init() {}

    /// As they have to be.
    init(_ history: AccountHistory, _ reckoning: LineReckoning) throws {
        months = Dictionary(try reckoning.lines(history).map { ($0.line.month, $0) }) { first, _ in first }
        endedTrials = reckoning.endedTrials(history)
    }

    /// As they are. Workspaces whose month has no line of the account stand in one of their own.
    init(storedOf accountID: AccountID, _ connection: Connection) throws {
        for stored in try AccountMonthTable(connection: connection).lines(of: accountID) { months[stored.line.month] = stored }
        for (month, workspaces) in try WorkspaceMonthTable(connection: connection).lines(of: accountID) {
            months[month]?.line.workspaces = workspaces
        }
        endedTrials = try TrialTable(connection: connection).trials(of: accountID)
    }

    /// Each figure that isn't as it is here. Names of customers are told as different without saying what they are.
    func differences(from found: AccountLines, of accountID: AccountID) -> [CheckDifference] {
        let allMonths = Set(months.keys).union(found.months.keys).sorted()
        let ofMonths = allMonths.flatMap { month in
            difference(month, months[month], found.months[month], of: accountID)
        }
        guard endedTrials != found.endedTrials else { return ofMonths }
        func text(_ trials: [EndedTrial]) -> String {
            trials.isEmpty ? "none" : trials.map { "\($0.endedAt) converted \(shown($0.convertedAt))" }.joined(separator: ", ")
        }
        return ofMonths + [
            CheckDifference(account: accountID, "ended trials", expected: text(endedTrials), found: text(found.endedTrials))
        ]
    }

    private func difference(
        _ month: Month, _ expected: AccountMonthTable.Stored?, _ found: AccountMonthTable.Stored?, of accountID: AccountID
    ) -> [CheckDifference] {
        guard expected != found else { return [] }
        guard let expected, let found else {
            return [
                CheckDifference(
                    account: accountID, "line of \(month)", expected: expected == nil ? "none" : "one", found: found == nil ? "none" : "one"
                )
            ]
        }
        let ofAccount = zip(expected.figures, found.figures).filter { $0.text != $1.text }.map { expected, found in
            CheckDifference(account: accountID, "\(expected.name) of \(month)", expected: expected.text, found: found.text)
        }
        let ofWorkspaces = workspaces(month, expected.line.workspaces, found.line.workspaces, of: accountID)
        guard ofAccount.isEmpty, ofWorkspaces.isEmpty else { return ofAccount + ofWorkspaces }
        return [CheckDifference(account: accountID, "name or people of \(month)", expected: "as the facts say", found: "others")]
    }

    private func workspaces(
        _ month: Month, _ expected: [WorkspaceMonth], _ found: [WorkspaceMonth], of accountID: AccountID
    ) -> [CheckDifference] {
        let wanted = Dictionary(expected.map { ($0.workspaceID, $0) }) { first, _ in first }
        let kept = Dictionary(found.map { ($0.workspaceID, $0) }) { first, _ in first }
        return Set(wanted.keys).union(kept.keys).sorted().filter { wanted[$0] != kept[$0] }.map { workspaceID in
            CheckDifference(
                account: accountID, workspace: workspaceID, "line of \(month)", expected: wanted[workspaceID]?.figures ?? "none",
                found: kept[workspaceID]?.figures ?? "none")
        }
    }
}

extension AccountMonthTable.Stored {
    /// What of the line can be told without naming a customer or a person, always in the same order.
    fileprivate var figures: [(name: String, text: String)] {
        [
            ("tier", line.tier.rawValue), ("class", line.revenueClass.rawValue), ("payment_mode", line.mode.paymentMode.rawValue),
            ("managed", "\(line.mode.managed)"), ("billing_period", line.billingPeriod.rawValue),
            ("agreed_seats", shown(line.mode.agreedSeats)), ("agreed_cents", shown(line.mode.agreedAmount?.amount)),
            ("members", "\(line.heads.members)"), ("externals", "\(line.heads.externals)"), ("observers", "\(line.heads.observers)"),
            ("pending_seats", "\(line.pendingSeats)"), ("billed_seats", "\(line.billedSeats)"), ("workspaces", "\(workspaceCount)"),
            ("recorded_seconds", "\(line.usage.recordedSeconds)"), ("counted_seconds", "\(line.usage.countedSeconds)"),
            ("deleted_seconds", "\(line.usage.deletedSeconds)"), ("mrr_cents", "\(line.mrr.amount)"),
            ("mrr_pending_cents", "\(line.pendingMRR.amount)"),
            ("list_mrr_cents", "\(line.listMRR.amount)"), ("given_away_cents", "\(line.givenAway.total.amount)"),
            ("trial_potential_cents", "\(line.trialPotential.amount)"), ("discount_percent", shown(line.discount?.percent.value)),
            ("tier_expires_at", shown(line.tierExpiresAt)), ("ends_at", shown(line.paidUntil)),
            ("subscription_status", shown(line.subscription?.status.rawValue)), ("downgraded_at", shown(line.downgrade?.at)),
            ("closed", "\(line.closed)"), ("logins_30d", "\(logins30Days)"), ("movement", shown(line.movement?.rawValue)),
            ("movement_cents", "\(line.movementAmount.amount)"), ("class and tier before", shown(line.movedFrom)),
        ]
    }
}

extension WorkspaceMonth {
    /// What of the line can be told without naming it.
    fileprivate var figures: String {
        """
        \(heads.members) members, \(heads.externals) externals, \(heads.observers) observers, \(usage.recordedSeconds) s recorded, \
        \(usage.deletedSeconds) s deleted since, \(usage.countedSeconds) s counted, cap \(shown(capSeconds)), deleted \(deleted)
        """
    }
}

/// A figure that may be absent.
private func shown(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "none" }
