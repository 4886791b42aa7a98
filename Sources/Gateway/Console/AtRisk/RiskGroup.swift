import Contracts
import StaffAPI

/// The risks of one reason. A downgrade is the account's: its workspaces share one row.
struct RiskGroup {
    let name: String
    let title: String
    let risks: [Risk]

    /// What one row shows: one workspace, or all workspaces of an account that was downgraded.
    struct Risk {
        let subject: RiskSubject
        let rows: [AtRiskRow]

        var first: AtRiskRow { rows[0] }
    }

    /// In the order of urgency, without groups that have no rows. Those of a reason that only a newer service knows stand at the end.
    static func groups(of rows: [AtRiskRow]) -> [RiskGroup] {
        let known = RiskReason.allCases.map { reason in
            RiskGroup(name: reason.rawValue, title: reason.title, risks: subjects(of: rows.filter { $0.reason == reason }))
        }
        let others = RiskGroup(name: "other", title: "Other reasons", risks: subjects(of: rows.filter { $0.reason.known == nil }))
        return (known + [others]).filter { !$0.risks.isEmpty }
    }

    /// In the order in which each comes first.
    static func subjects(of rows: [AtRiskRow]) -> [Risk] {
        var order: [RiskSubject] = []
        var bySubject: [RiskSubject: [AtRiskRow]] = [:]
        for row in rows {
            let subject = RiskSubject(row)
            if bySubject[subject] == nil { order.append(subject) }
            bySubject[subject, default: []].append(row)
        }
        return order.map { Risk(subject: $0, rows: bySubject[$0] ?? []) }
    }
}
