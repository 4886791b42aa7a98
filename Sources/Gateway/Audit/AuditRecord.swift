import Contracts
import ProcessKit
import WireJSON

/// One line of the audit trail: who did what, when, to which account or workspace, and why.
struct AuditRecord: Codable, Sendable, Equatable {
    var eventID: String
    var at: Instant
    /// The e-mail address of the member of staff, or `system`.
    var actor: String
    /// What was done, such as `tier-changed`.
    var action: String
    /// The full type of the event.
    var type: String
    var accountID: AccountID?
    var workspaceID: WorkspaceID?
    var organisationID: OrganisationID?
    var before: JSONValue
    var after: JSONValue
    /// What of these differs, for people to read.
    var changes: [AuditChange.Field]
    var reason: String?
    var traceID: String?
}

extension AuditRecord {
    /// Throws `WireJSONError` when the event's data is no JSON object.
    init(_ event: CloudEvent) throws {
        let data = try WireJSONDecoder().decode([String: JSONValue].self, from: event.data)
        let change = AuditChange(data)
        eventID = event.id
        at = event.time
        actor = (event.actor ?? .system).wireName
        action = EventType.shortName(of: event.type)
        type = event.type
        workspaceID = Self.text(data, "workspace_id").flatMap(WorkspaceID.init)
        organisationID = Self.text(data, "organisation_id").flatMap(OrganisationID.init)
        accountID = Self.text(data, "account_id").flatMap(AccountID.init) ?? organisationID.map { AccountID(of: $0) }
        before = .object(change.before)
        after = .object(change.after)
        changes = AuditChange.fields(before, after)
        reason = Self.text(data, "reason")
        traceID = event.traceparent.flatMap(TraceContext.init)?.traceID
    }

    static func action(of type: EventType) -> String { EventType.shortName(of: type.description) }

    private static func text(_ data: [String: JSONValue], _ name: String) -> String? {
        guard case .string(let text)? = data[name] else { return nil }
        return text
    }
}
