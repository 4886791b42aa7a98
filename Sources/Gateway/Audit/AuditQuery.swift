import Contracts
import Database
import WebKit
import WireJSON

/// Which lines of the audit trail are asked for. Lines come newest first.
struct AuditQuery: Sendable {
    /// Where a page ends: its last line.
    struct Position: Codable, Sendable {
        var at: Instant
        var sequence: Int64
    }

    var actor: String?
    var account: AccountID?
    var action: String?
    /// The first day.
    var from: LocalDate?
    /// The last day, which counts in whole.
    var to: LocalDate?

    /// Something of an account, which is given with it, as lines are found by account.
    enum Subject: Sendable {
        case workspace(WorkspaceID)
        case session(TrainingSessionID)
        /// Its own events, and those of the account that name it as their reason.
        case request(UpgradeRequestID)
    }

    private var subject: Subject?
    /// A kind of event that is left out.
    private var excluded: String?

    init(account: AccountID, about subject: Subject? = nil, action: String? = nil, excluding excluded: String? = nil) {
        self.account = account
        self.excluded = excluded
        self.subject = subject
        self.action = action
    }

    /// Throws 422 for a parameter that can't be read.
    init(_ request: some StaffRequest) throws {
        actor = request.text("actor")
        account = try request.parameters.id("account")
        action = request.text("action")
        from = try request.parameters.date("from")
        to = try request.parameters.date("to")
    }

    /// One page, and where the next begins.
    func page(_ connection: Connection, limit: Int, from position: Position? = nil) throws -> (records: [AuditRecord], next: Position?) {
        let rows = try rows(connection, limit: limit + 1, from: position)
        let page = rows.prefix(limit)
        let next = rows.count > limit ? page.last.map { Position(at: $0.record.at, sequence: $0.sequence) } : nil
        return (page.map(\.record), next)
    }

    private func rows(_ connection: Connection, limit: Int, from position: Position?) throws -> [(sequence: Int64, record: AuditRecord)] {
        var conditions: [String] = []
        var arguments: [SQLValue] = []
        func require(_ condition: String, _ values: SQLValue...) {
            conditions.append(condition)
            arguments += values
        }
        if let actor { require("actor = ?", .text(actor)) }
        if let account { require("account_id = ?", account.sqlValue) }
        switch subject {
        case .workspace(let id)?: require("workspace_id = ?", id.sqlValue)
        case .session(let id)?: require("CAST(after AS TEXT) ->> '$.session_id' = ?", .text(id.description))
        case .request(let id)?:
            let text = SQLValue.text(id.description)
            require("(CAST(after AS TEXT) ->> '$.request_id' = ? OR substr(reason, -length(?)) = ?)", text, text, text)
        case nil: break
        }
        if let excluded { require("action <> ?", .text(excluded)) }
        if let action { require("action = ?", .text(action)) }
        if let from { require("at >= ?", from.start.sqlValue) }
        if let to { require("at < ?", to.adding(days: 1).start.sqlValue) }
        if let position { require("(at, sequence) < (?, ?)", position.at.sqlValue, .integer(position.sequence)) }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try connection.query(
            "SELECT \(Self.columns) FROM audit \(filter) ORDER BY at DESC, sequence DESC LIMIT ?", arguments + [.integer(Int64(limit))]
        ) { (sequence: $0.int(0), record: try Self.record($0)) }
    }

    /// The kinds of events of the account, by name.
    func actions(_ connection: Connection) throws -> [String] {
        guard let account else { return [] }
        let sql = "SELECT DISTINCT action FROM audit WHERE account_id = ? ORDER BY action"
        return try connection.query(sql, [account.sqlValue]) { $0.text(0) }
    }

    static let columns =
        "sequence, event_id, at, actor, action, type, account_id, workspace_id, organisation_id, before, after, reason, trace_id"

    static func record(_ row: Row) throws -> AuditRecord {
        let decoder = WireJSONDecoder(limits: .ours)
        let before = try decoder.decode(JSONValue.self, from: row.bytes(9))
        let after = try decoder.decode(JSONValue.self, from: row.bytes(10))
        return AuditRecord(
            eventID: row.text(1), at: row.instant(2), actor: row.text(3), action: row.text(4), type: row.text(5),
            accountID: row.optionalID(6), workspaceID: row.optionalID(7), organisationID: row.optionalID(8),
            before: before, after: after, changes: AuditChange.fields(before, after),
            reason: row.optionalText(11), traceID: row.optionalText(12))
    }
}
