import Contracts
import Database
import EventKit

/// Announces workspaces that enter, change or leave an at-risk category.
enum HealthWatch {
    @Sendable static func takeUpQueue(_ timer: DueTimer, _ work: UnitOfWork) throws {
        let queue = HealthQueue(connection: work.connection)
        let month = try RollupState.load(work.connection)?.openMonth ?? work.now.month
        let taken = try queue.take(limit: ClockTimers.workspacesPerStep)
        for workspaceID in taken { try assess(workspaceID, max(month, work.now.month), work) }
        if taken.count == ClockTimers.workspacesPerStep {
            try work.schedule(ClockTimers.health, key: timer.key, at: work.now)
        }
    }

    private static func assess(_ workspaceID: WorkspaceID, _ month: Month, _ work: UnitOfWork) throws {
        let candidate = try RiskTable(connection: work.connection).candidate(workspaceID, month)
        let announced = try HealthTable(connection: work.connection).announced(workspaceID)
        let snooze = try RiskCareTable(connection: work.connection).care(workspaceID).snooze
        let reasons = candidate.map { RiskAssessment($0.figures, now: work.now).reasons } ?? []
        guard reasons != announced?.reasons ?? [] || snooze?.end(under: reasons, at: work.now) != nil else { return }
        guard let accountID = candidate?.accountID ?? announced?.accountID,
            let organisationID = candidate?.organisationID ?? announced?.organisationID
        else { return }
        let risk = RiskIdentity(workspaceID: workspaceID, accountID: accountID, organisationID: organisationID)
        try work.execute(AnnounceHealth(risk: risk, reasons: reasons), on: workspaceID.description)
    }
}
