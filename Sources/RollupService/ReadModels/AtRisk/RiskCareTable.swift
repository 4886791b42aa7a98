import Contracts
import Database

/// What staff made of each workspace at risk: whether it is put aside, and what came of it. From this service's own events.
struct RiskCareTable {
    let connection: Connection

    static let migration = Migration(
        "rollup-risk-care",
        """
        CREATE TABLE risk_care (
            workspace_id BLOB PRIMARY KEY NOT NULL CHECK (length(workspace_id) = 16),
            snooze_risk_reason TEXT,
            snooze_until INTEGER,
            snooze_unless_worse INTEGER CHECK (snooze_unless_worse IN (0, 1)),
            snooze_reason TEXT CHECK ((snooze_reason IS NULL) = (snooze_risk_reason IS NULL)),
            outcome TEXT,
            outcome_note TEXT,
            outcome_at INTEGER CHECK ((outcome_at IS NULL) = (outcome IS NULL)),
            CHECK (snooze_risk_reason IS NOT NULL OR outcome IS NOT NULL)
        ) STRICT, WITHOUT ROWID;
        """
    )

    struct Care: Equatable {
        var snooze: RiskSnooze?
        var outcome: RiskState.Outcome?
        var outcomeAt: Instant?

        func isSnoozed(at now: Instant) -> Bool { snooze?.isInForce(at: now) ?? false }
    }

    func care(_ workspaceID: WorkspaceID) throws -> Care {
        let sql = """
            SELECT snooze_risk_reason, snooze_until, snooze_unless_worse, snooze_reason, outcome, outcome_note, outcome_at
            FROM risk_care WHERE workspace_id = ?
            """
        return try connection.first(sql, [workspaceID.sqlValue]) { row in
            let riskReason: RiskReason? = try row.optionalChoice(0)
            let outcome: RiskOutcome? = try row.optionalChoice(4)
            return Care(
                snooze: riskReason.map {
                    RiskSnooze(until: row.optionalInstant(1), unlessWorse: row.bool(2), riskReason: $0, reason: row.text(3))
                },
                outcome: outcome.map { RiskState.Outcome(outcome: $0, note: row.text(5)) }, outcomeAt: row.optionalInstant(6))
        } ?? Care()
    }

    func keep(_ event: RiskSnoozed) throws { try change(event.workspaceID) { $0.snooze = RiskSnooze(event) } }

    func keep(_ event: RiskSnoozeEnded) throws { try change(event.workspaceID) { $0.snooze = nil } }

    func keep(_ event: RiskOutcomeSet) throws {
        try change(event.workspaceID) { care in
            care.outcome = RiskState.Outcome(outcome: event.outcome, note: event.note)
            care.outcomeAt = event.effectiveAt
        }
    }

    /// The time at risk is over, and what came of it said of that time alone.
    func forgetOutcome(_ workspaceID: WorkspaceID) throws {
        try change(workspaceID) { ($0.outcome, $0.outcomeAt) = (nil, nil) }
    }

    private func change(_ workspaceID: WorkspaceID, _ body: (inout Care) -> Void) throws {
        let before = try care(workspaceID)
        var care = before
        body(&care)
        guard care != before else { return }
        guard care != Care() else {
            try connection.execute("DELETE FROM risk_care WHERE workspace_id = ?", [workspaceID.sqlValue])
            return
        }
        try connection.execute(
            "INSERT OR REPLACE INTO risk_care VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                workspaceID.sqlValue, (care.snooze?.riskReason.rawValue).sqlValue, (care.snooze?.until).sqlValue,
                (care.snooze?.unlessWorse).sqlValue, (care.snooze?.reason).sqlValue, (care.outcome?.outcome.rawValue).sqlValue,
                (care.outcome?.note).sqlValue, care.outcomeAt.sqlValue,
            ])
    }
}
