import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What staff make of a workspace at risk: they put it aside, take it back, and say what came of it.
enum RiskRoutes {
    private struct SnoozeBody: Decodable {
        var until: EndOfTerm?
        var unlessWorse: Bool?
        var reason: String
    }

    private struct EndBody: Decodable {
        var reason: String?
    }

    private struct OutcomeBody: Decodable {
        var outcome: RiskOutcome
        var note: String
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(RollupOperations.snoozeRisk) { request, work in
            let body = try request.body(as: SnoozeBody.self)
            let reason = try Reason(field: body.reason)
            return try answer(request, work) { row, risk in
                let worst = row.reason.known ?? .recentlyDowngraded
                let snooze = RiskSnooze(
                    until: body.until?.instant, unlessWorse: body.unlessWorse ?? false, riskReason: worst, reason: reason.text)
                return SnoozeRisk(risk: risk, snooze: snooze)
            }
        }
        routes.command(RollupOperations.endSnooze) { request, work in
            let reason = try request.body(as: EndBody.self).reason.map { try Reason(field: $0) }
            return try answer(request, work) { _, risk in EndSnooze(risk: risk, reason: reason) }
        }
        routes.command(RollupOperations.setRiskOutcome) { request, work in
            let body = try request.body(as: OutcomeBody.self)
            let note = try Problem.naming("note") { try Reason(body.note) }
            return try answer(request, work) { _, risk in SetOutcome(risk: risk, outcome: body.outcome, note: note) }
        }
    }

    /// Decides about a workspace that is at risk now, and answers with its row.
    private static func answer<Asked: Command>(
        _ request: CommandRequest, _ work: UnitOfWork, _ command: (AtRiskRow, RiskIdentity) -> Asked
    ) throws -> CommandAnswer {
        let workspaceID: WorkspaceID = try request.id(of: "workspace")
        let query = AtRiskQuery(connection: work.connection, now: work.now)
        guard let row = try query.row(of: workspaceID), let organisationID = row.organisationID else {
            guard try WorkspaceQuery(work.connection, now: work.now).detail(workspaceID) != nil else {
                throw Problem.notFound("workspace \(workspaceID)")
            }
            throw Problem.refused("the workspace is not at risk now, so that there is nothing to put aside or to conclude")
        }
        let risk = RiskIdentity(workspaceID: workspaceID, accountID: row.accountID, organisationID: organisationID)
        let execution = try work.execute(
            command(row, risk), on: workspaceID.description, expectedVersion: request.expectedVersion)
        return CommandAnswer(name: "risk", value: try query.row(of: workspaceID), version: execution.version)
    }
}
