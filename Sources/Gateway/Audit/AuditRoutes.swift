import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// The audit trail as a list, as CSV, and as the timeline of one account.
struct AuditRoutes: Sendable {
    private struct Answer: Encodable {
        var entries: [AuditRecord]
        var nextCursor: String?
    }

    static let timelineLimit = 100

    let context: ServiceContext

    func list(_ request: GatewayRequest) async throws -> HTTPResponse {
        let query = try AuditQuery(request)
        let limit = try request.limit()
        let position = try request.cursor(as: AuditQuery.Position.self)
        try await request.waitForEvent(context.seen)
        let (records, next) = try await context.database.reading { try query.page($0, limit: limit, from: position) }
        return try .json(Answer(entries: records, nextCursor: try next.map { try Cursor.encode($0) }))
    }

    /// Written page by page while it is sent; each page is a read of its own, so a slow reader holds nothing.
    func export(_ request: GatewayRequest) async throws -> HTTPResponse {
        let query = try AuditQuery(request)
        try await request.waitForEvent(context.seen)
        let database = context.database
        let headers: HTTPHeaders = [
            "Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=\"audit-\(context.time.now.date).csv\"",
        ]
        return HTTPResponse(
            status: 200, headers: headers,
            body: .stream { writer in
                try await writer.write(AuditExport.header)
                var position: AuditQuery.Position?
                repeat {
                    let from = position
                    let (records, next) = try await database.reading { try query.page($0, limit: 500, from: from) }
                    try await writer.write(try records.map(AuditExport.line).joined())
                    position = next
                } while position != nil
            })
    }

    func timeline(of account: AccountID) async throws -> JSONValue {
        let (records, _) = try await context.database.reading { try AuditQuery(account: account).page($0, limit: Self.timelineLimit) }
        let bytes = try WireJSONEncoder(absentValues: .null).encode(records)
        return try WireJSONDecoder(limits: .ours).decode(JSONValue.self, from: bytes)
    }
}
