import StaffAPI

/// Checks: whether what always has to hold of the figures does, service by service.
struct ChecksFeature: ConsoleFeature {
    static let area = ConsoleArea.checks

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let answer = try await CheckDesk(owners: services.owners, context: services.context).last(for: view.request)
        return ConsolePage(title: Self.area.title, html: ChecksPage(services: answer.services, viewer: view.viewer).html())
    }
}
