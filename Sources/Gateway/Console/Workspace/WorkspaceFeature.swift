import Contracts
import Database
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// One workspace: its hours against the cap, who is in it with which role, and what has happened to it.
struct WorkspaceFeature: ConsoleFeature {
    static let paths = ["/workspaces/{id}"]
    static let area = ConsoleArea.usage

    private static let eventsMaximum = 20

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        try await view.request.waitForEvent(services.context.seen)
        let id: WorkspaceID = try view.request.id(of: "workspace")
        async let members: MembersAnswer = services.ask(RollupOperations.members, of: id, for: view.request)
        let answer: WorkspaceAnswer = try await services.ask(RollupOperations.workspace, of: id, for: view.request)
        let workspace = answer.workspace
        let events = try await services.context.database.reading { connection in
            try AuditQuery(account: workspace.accountID, about: .workspace(id)).page(connection, limit: Self.eventsMaximum).records
        }
        let people = try await members.members
        var known: [UserID: String] = [:]
        for person in people {
            if let id = person.userID, let name = person.name, !name.isEmpty { known[id] = name }
        }
        let names = try await services.names(in: events, known: known, view)
        let page = WorkspacePage(
            workspace: workspace, members: people, events: events, names: names,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
        return ConsolePage(title: page.title, html: page.html())
    }
}
