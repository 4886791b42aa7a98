import Contracts
import EventKit
import HTTP

/// How the signed-in person wants to be written to, code by code.
struct NoticeSettingsFeature: ConsoleFeature {
    static let path = "/settings/notifications"
    static let savedPath = "\(path)?saved=true"
    static let paths = [path]
    static let area = ConsoleArea.notices

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let member = try StaffMemberID(of: view.viewer.identity)
        let preferences = try await services.context.database.reading { connection in
            try EventStore(connection, source: EventContext.staff.source).load(StaffMember.self, id: member.text).state.preferences
        }
        let page = NoticeSettingsPage(preferences: preferences, isSaved: view.query["saved"] == "true", viewer: view.viewer)
        return ConsolePage(title: "\(NoticeSettingsPage.title) · \(Self.area.title)", html: page.html())
    }
}
