import Contracts
import HTTP
import StaffAPI
import WebKit

/// The dialog of an action, made when it is opened: what it begins with, what stands in its way and the version that it is about are those of now.
struct DialogRoutes: Sendable {
    static let path = "/dialogs/{action}"

    /// More can be typed.
    private static let colleaguesMaximum = 500

    private let subjects: DialogSubjects
    private let services: ConsoleServices

    init(services: ConsoleServices) {
        subjects = DialogSubjects(services: services)
        self.services = services
    }

    /// Throws 404 for an action, account or workspace that there isn't.
    func dialog(_ view: ConsoleView) async throws -> HTML {
        let action = try action(view)
        let subject = try await subjects.matter(of: action, view)
        return ActionDialog(subject: subject, viewer: view.viewer, colleagues: try await colleagues(action, now: view.now), now: view.now)
            .html()
    }

    /// What the fields of a dialog would do to the revenue of its account, which the script asks for beside the preview.
    func revenue(_ view: ConsoleView) async throws -> HTML {
        let action = try action(view)
        guard let assumes = action.assumes else { throw Problem.notFound("revenue of \(action.id)") }
        guard let account: AccountID = try view.request.parameters.id("account") else {
            throw Problem.invalid("account", "account has to be given")
        }
        var query = QueryItems()
        for (name, value) in assumes.sorted(by: { $0.key < $1.key }) { query.add(name, value) }
        for name in RollupOperations.accountRevenue.parameters.map(\.name) where assumes[name] == nil {
            if let value = view.request.text(name) { query.add(name, value) }
        }
        async let before: AccountRevenueAnswer = services.ask(RollupOperations.accountRevenue, of: account, for: view.request)
        let after: AccountRevenueAnswer = try await services.ask(RollupOperations.accountRevenue, of: account, query, for: view.request)
        let preview = RevenuePreview(before: try await before, after: after)
        return .joined(preview.lines.map { line in paragraph { line } })
    }

    private func action(_ view: ConsoleView) throws -> StaffAction {
        let name = view.request.path("action")
        guard let action = StaffAction.all.first(where: { $0.id == name && $0.page == nil }) else {
            throw Problem.notFound("action \(name.prefix(64))")
        }
        return action
    }

    private func colleagues(_ action: StaffAction, now: Instant) async throws -> [StaffRow] {
        guard action.fields.contains(where: \.isOfColleague) else { return [] }
        let list = StaffList(managers: services.managers, now: now)
        return try await services.context.database.reading { try list.page($0, limit: Self.colleaguesMaximum, from: nil).rows }
    }
}
