import BusinessCalendar
import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Reads requests for the routes, and tells how they stand by the office's calendar.
struct UpgradeRequestDesk: Sendable {
    /// After so many business days a pending request is overdue.
    static let businessDays = 1
    /// The most requests that the page of one account shows.
    static let shownOfAccount = 50

    let calendar: BusinessCalendar

    func cutoffs(at now: Instant) -> UpgradeRequestCutoffs {
        UpgradeRequestCutoffs(
            overdue: calendar.latestStart(ofDeadlineBy: now, businessDays: Self.businessDays),
            notCreated: now.adding(hours: -UpgradeRequestState.creationHours))
    }

    /// The request of the path. Throws 404.
    static func id(_ request: some StaffRequest) throws -> UpgradeRequestID { try request.id(of: "upgrade request") }

    /// Throws 404 where there is no such request.
    func row(_ id: UpgradeRequestID, _ connection: Connection, at now: Instant) throws -> UpgradeRequestRow {
        guard let record = try UpgradeRequestRecord(id, connection) else { throw Problem.notFound("upgrade request \(id)") }
        return try row(of: record, connection, at: now)
    }

    func rows(_ ids: [UpgradeRequestID], _ connection: Connection, at now: Instant) throws -> [UpgradeRequestRow] {
        try ids.map { try row($0, connection, at: now) }
    }

    /// The requests that concern an account, the newest decisions after what waits.
    func rows(of account: AccountID, _ connection: Connection, at now: Instant) throws -> [UpgradeRequestRow] {
        var selection = UpgradeRequestSelection(cutoffs: cutoffs(at: now))
        selection.account = account
        return try rows(UpgradeRequestPage(selection, limit: Self.shownOfAccount, from: nil, connection).ids, connection, at: now)
    }

    private func row(of record: UpgradeRequestRecord, _ connection: Connection, at now: Instant) throws -> UpgradeRequestRow {
        let (asked, state) = (record.asked, record.state)
        let due = calendar.deadline(after: asked.effectiveAt, businessDays: Self.businessDays)
        var row = UpgradeRequestRow(
            requestID: asked.requestID, kind: asked.kind, status: state.status, organisationID: asked.organisationID,
            accountID: asked.accountID, requestedBy: asked.requestedBy, requester: try requester(asked.requestedBy, connection),
            proposedTier: asked.proposedTier, proposedBillingPeriod: asked.proposedBillingPeriod, createdAt: asked.effectiveAt,
            ageSeconds: max(0, (now.milliseconds - asked.effectiveAt.milliseconds) / 1_000), dueAt: due,
            overdue: state.status == .pending && due <= now, version: record.version)
        row.organisationName = try CustomerNames.name(of: asked.organisationID, connection)
        row.workspaceID = asked.workspaceID
        row.workspaceName = try asked.workspaceID.flatMap { try CustomerNames.name(of: $0, connection) }
        row.enteredBy = record.enteredBy
        row.proposedName = asked.proposedName
        row.proposedVisibility = asked.proposedVisibility.map { Word($0) }
        row.usageContext = asked.usageContext.map { Word($0) }
        row.message = asked.message
        row.joinedRequestID = asked.joinedRequestID
        row.joined = try joined(to: asked.requestID, connection)
        row.notCreated = state.isNotCreated(at: now)
        row.createdWorkspace = try state.workspaceID.map {
            CreatedWorkspace(workspaceID: $0, name: try CustomerNames.name(of: $0, connection))
        }
        tell(state.decision, by: record.decidedBy, in: &row, asked)
        return row
    }

    private func tell(
        _ decision: UpgradeRequestState.Decision?, by staff: String?, in row: inout UpgradeRequestRow, _ asked: UpgradeRequestReceived
    ) {
        row.decidedBy = staff
        switch decision {
        case nil: break
        case .approved(let approved):
            row.decidedAt = approved.effectiveAt
            row.staffNotes = approved.staffNotes
            row.granted = ShownGrant(
                approved.granted, proposedTier: asked.proposedTier, proposedBillingPeriod: asked.proposedBillingPeriod)
        case .denied(let denied):
            row.decidedAt = denied.effectiveAt
            row.staffNotes = denied.staffNotes
            row.note = denied.note
        }
    }

    private func joined(to id: UpgradeRequestID, _ connection: Connection) throws -> [JoinedRequest] {
        try UpgradeRequestQueue.joined(to: id, connection).compactMap { try UpgradeRequestRecord($0, connection)?.asked }.map { asked in
            JoinedRequest(
                requestID: asked.requestID, requester: try requester(asked.requestedBy, connection), proposedTier: asked.proposedTier,
                proposedBillingPeriod: asked.proposedBillingPeriod, message: asked.message, createdAt: asked.effectiveAt)
        }
    }

    private func requester(_ id: UserID, _ connection: Connection) throws -> RequestingPerson {
        let person = try People.person(id, connection)
        return RequestingPerson(userID: id, name: person.name, email: person.email)
    }
}
