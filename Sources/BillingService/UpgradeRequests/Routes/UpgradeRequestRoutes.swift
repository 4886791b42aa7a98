import BusinessCalendar
import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// The queue of what customers ask, and each request of it.
enum UpgradeRequestRoutes {
    private struct EntryBody: Decodable {
        var kind: UpgradeRequested.Kind
        var organisationID: OrganisationID
        var workspaceID: WorkspaceID?
        var requestedBy: UserID
        var proposedName: String?
        var proposedTier: Tier
        var proposedBillingPeriod: BillingPeriod?
        var proposedVisibility: Visibility?
        var usageContext: WorkspaceChanged.UsageContext?
        var message: String?
    }

    static func add(to routes: inout ServiceRoutes, _ calendar: BusinessCalendar) {
        let desk = UpgradeRequestDesk(calendar: calendar)
        let time = routes.context.time
        routes.query(UpgradeRequestOperations.list) { request, connection in
            try list(request, desk, connection, at: time.now)
        }
        routes.query(UpgradeRequestOperations.get) { request, connection in
            let row = try desk.row(try UpgradeRequestDesk.id(request), connection, at: time.now)
            return Versioned(UpgradeRequestAnswer(request: row), version: row.version)
        }
        routes.command(UpgradeRequestOperations.enter) { request, work in
            let proposal = try proposal(try request.body(as: EntryBody.self))
            let id = UpgradeRequestID.random()
            try UpgradeRequestIntake(work: work).enter(id, proposal)
            return try answer(id, desk, work, status: 201)
        }
        DecisionRoutes.add(to: &routes, desk)
    }

    /// The request as it is now, as every command about it answers.
    static func answer(
        _ id: UpgradeRequestID, _ desk: UpgradeRequestDesk, _ work: UnitOfWork, status: Int = 200
    ) throws -> CommandAnswer {
        let row = try desk.row(id, work.connection, at: work.now)
        return CommandAnswer(name: "request", value: row, version: row.version, status: status)
    }

    private static func list(
        _ request: QueryRequest, _ desk: UpgradeRequestDesk, _ connection: Connection, at now: Instant
    ) throws -> UpgradeRequestsAnswer {
        let selection = try UpgradeRequestSelection(request.parameters, cutoffs: desk.cutoffs(at: now))
        let page = try UpgradeRequestPage(selection, limit: try request.limit(), from: try request.cursor(), connection)
        let counts = try UpgradeRequestPage.counts(selection, connection)
        return UpgradeRequestsAnswer(
            requests: try desk.rows(page.ids, connection, at: now),
            counts: UpgradeRequestsAnswer.Counts(
                pending: counts.byStatus[.pending] ?? 0, approved: counts.byStatus[.approved] ?? 0,
                denied: counts.byStatus[.denied] ?? 0, overdue: counts.overdue, notCreated: counts.notCreated),
            nextCursor: try page.next.map { try Cursor.encode($0) })
    }

    private static func proposal(_ body: EntryBody) throws -> UpgradeProposal {
        UpgradeProposal(
            kind: body.kind, organisationID: body.organisationID, workspaceID: body.workspaceID, requestedBy: body.requestedBy,
            name: body.proposedName, tier: body.proposedTier, billingPeriod: body.proposedBillingPeriod,
            visibility: body.proposedVisibility, usageContext: body.usageContext, message: body.message)
    }
}
