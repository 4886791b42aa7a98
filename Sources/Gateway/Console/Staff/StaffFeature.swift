import Contracts
import HTTP
import StaffAPI
import WebKit

/// Staff: who works here, when they were last seen, whose accounts are theirs, and what they may do beyond what all may.
struct StaffFeature: ListFeature {
    static let name = "staff"
    static let area = ConsoleArea.staff

    /// More stand on further pages.
    private static let pageSize = 100

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        ConsolePage(title: Self.area.title, html: try await shown(view).html())
    }

    /// The whole list: what is granted to one is seldom alone, and the list is short.
    func summary(_ view: ConsoleView) async throws -> HTML { try await shown(view).list }

    private func shown(_ view: ConsoleView) async throws -> StaffPage {
        let list = StaffList(managers: services.managers, now: view.now)
        let position = try view.request.cursor(as: StaffList.Position.self)
        try await view.request.waitForEvent(services.context.seen)
        let (rows, next) = try await services.context.database.reading { try list.page($0, limit: Self.pageSize, from: position) }
        let nextPath = try next.map { "\(Self.path)?\((["cursor": try Cursor.encode($0)] as QueryItems).encoded)" }
        return StaffPage(
            rows: rows, isFirst: position == nil, nextPath: nextPath, managers: services.managers, viewer: view.viewer, now: view.now)
    }
}
