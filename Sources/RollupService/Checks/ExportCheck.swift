import Contracts
import Database
import ServiceKit
import StaffAPI

/// Adds up what the export writes of a month, line by line, and holds the sums against the totals that are shown.
struct ExportCheck {
    static let check = SelfCheck.monthly(
        "export", holds: "The lines that an export of a month has, of accounts and of workspaces, add up to the totals that are shown."
    ) { step, month, _ in
        let selection = RollupSelection(RollupView(month: month), month: month, viewer: "", now: step.now)
        let query = RollupQuery(step.connection, selection)
        let reader = try AccountReader(step.connection, month, now: step.now)
        let totals = try query.totals()
        let ofAccounts = [
            "lines": totals.accounts, "seats": totals.seats, "recorded_seconds": totals.recordedSeconds,
            "mrr_cents": totals.mrrForecast.amount,
            "trial_potential_cents": totals.trialPotential.amount, "logins_30d": totals.logins30Days,
            "list_mrr_cents": totals.listMRR.amount,
            "given_away_cents": totals.givenAway.total.amount,
        ]
        let ofWorkspaces = ["lines": totals.workspaces, "recorded_seconds": totals.recordedSeconds]
        var accounts = ColumnSums(ofAccounts.keys, of: RollupExport.accountColumns)
        var workspaces = ColumnSums(ofWorkspaces.keys, of: RollupExport.workspaceColumns)
        try query.forEach { position in
            guard let account = try reader.account(position.accountID, workspaces: nil) else { return }
            accounts.add(RollupExport.cells(account))
            for workspace in account.workspaces { workspaces.add(RollupExport.cells(workspace, of: account)) }
        }
        tell("accounts", month, ofAccounts, accounts, step.findings)
        tell("workspaces", month, ofWorkspaces, workspaces, step.findings)
    }

    private static func tell(_ level: String, _ month: Month, _ totals: [String: Int64], _ sums: ColumnSums, _ findings: CheckFindings) {
        for (name, total) in totals.sorted(by: { $0.key < $1.key }) {
            findings.compare(total, sums[name]) {
                CheckDifference("\(name) of the export of \(level) of \(month)", expected: $0, found: $1)
            }
        }
    }
}

/// The sums of some columns of an export, and under `lines` how many lines there are.
private struct ColumnSums {
    private let places: [(name: String, index: Int)]
    private var sums: [String: Int64] = ["lines": 0]

    init(_ names: some Sequence<String>, of columns: [String]) {
        places = names.compactMap { name in columns.firstIndex(of: name).map { (name, $0) } }
    }

    subscript(name: String) -> Int64 { sums[name] ?? 0 }

    mutating func add(_ cells: [String]) {
        sums["lines", default: 0] += 1
        for place in places { sums[place.name, default: 0] = (sums[place.name] ?? 0).addingSaturated(Int64(cells[place.index]) ?? 0) }
    }
}
