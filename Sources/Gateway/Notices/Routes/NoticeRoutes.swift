import Contracts
import HTTP
import StaffAPI
import WebKit

/// What the signed-in person has been told. Nobody reads for somebody else.
struct NoticeRoutes: Sendable {
    private struct Answer: Encodable {
        let notifications: [NoticeRow]
        let unread: Int
        let nextCursor: String?
    }

    let context: ServiceContext

    func list(_ request: GatewayRequest) async throws -> HTTPResponse {
        let list = try NoticeDesk(of: request.identity).list
        return try await context.query(request.http, as: request.identity) { request, connection in
            let filter = NoticeList.Filter(
                isUnread: try request.parameters.flag("unread"), code: try request.parameters.choice("code", of: NoticeCode.self))
            let position = try request.cursor(as: NoticeList.Position.self)
            let (rows, next) = try list.page(connection, filter, limit: try request.limit(), from: position)
            return Answer(
                notifications: rows, unread: try list.unreadCount(connection), nextCursor: try next.map { try Cursor.encode($0) })
        }
    }

    func read(_ request: GatewayRequest) async throws -> HTTPResponse {
        let notice = try request.id(of: "notice", as: NoticeID.self)
        let desk = try NoticeDesk(of: request.identity)
        return try await context.command(GatewayOperations.readNotice, request.http, as: request.identity) { _, work in
            let row = try desk.read(notice, work)
            return CommandAnswer([("notification", row), ("unread", try desk.list.unreadCount(work.connection))])
        }
    }

    func readAll(_ request: GatewayRequest) async throws -> HTTPResponse {
        let desk = try NoticeDesk(of: request.identity)
        return try await context.command(GatewayOperations.readNotices, request.http, as: request.identity) { _, work in
            try desk.readAll(work)
            return CommandAnswer(name: "unread", value: try desk.list.unreadCount(work.connection))
        }
    }
}
