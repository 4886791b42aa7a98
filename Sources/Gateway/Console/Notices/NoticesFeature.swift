import HTTP
import WebKit

/// Notices: what the signed-in person has been told, the newest first.
struct NoticesFeature: ListFeature {
    static let name = "notices"
    static let area = ConsoleArea.notices

    /// More stand on further pages.
    private static let pageSize = 50

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await shown(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: one matter that is dealt with changes several rows, and new ones come on top.
    func summary(_ view: ConsoleView) async throws -> HTML { try await shown(view).list }

    private func shown(_ view: ConsoleView) async throws -> NoticesPage {
        let address = NoticesAddress(view.query)
        let list = try NoticeDesk(of: view.viewer.identity).list
        let position = try view.request.cursor(as: NoticeList.Position.self)
        try await view.request.waitForEvent(services.context.seen)
        let (rows, next, unread) = try await services.context.database.reading { connection in
            let (rows, next) = try list.page(connection, address.filter, limit: Self.pageSize, from: position)
            return (rows, next, try list.unreadCount(connection))
        }
        let nextCursor = try next.map { try Cursor.encode($0) }
        return NoticesPage(
            address: address, rows: rows, unread: unread, nextPath: nextCursor.map { next in address.with { $0.cursor = next }.path },
            viewer: view.viewer, now: view.now)
    }
}
