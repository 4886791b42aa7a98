import Contracts
import WebKit
import WireJSON

/// The audit trail as CSV.
enum AuditExport {
    static let header = CSV.line([
        "event_id", "at", "actor", "action", "account_id", "workspace_id", "organisation_id", "before", "after", "reason", "trace_id",
    ])

    static func line(_ record: AuditRecord) throws -> String {
        CSV.line([
            record.eventID, record.at.description, record.actor, record.action, record.accountID?.description ?? "",
            record.workspaceID?.description ?? "", record.organisationID?.description ?? "", try text(record.before),
            try text(record.after), record.reason ?? "", record.traceID ?? "",
        ])
    }

    private static func text(_ value: JSONValue) throws -> String {
        String(decoding: try WireJSONEncoder(absentValues: .null).encode(value), as: UTF8.self)
    }
}
