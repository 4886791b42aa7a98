import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What new users' answers ask of staff, the oldest first, and who of them is at high risk without a licence.
struct FollowUpsFeature: ListFeature {
    static let name = "follow-ups"
    static let paths = [TrainingTabs.Tab.followUps.path]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await content(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list: what was seen to leaves it, and the figures follow.
    func summary(_ view: ConsoleView) async throws -> HTML {
        async let badges = AreaBadges(services: services).waiting(view)
        let page = try await content(view)
        return .joined([page.list] + (await badges).map { $0.html() })
    }

    private func content(_ view: ConsoleView) async throws -> FollowUpsPage {
        let (address, notes) = FollowUpsAddress.nearest(view.query)
        let content: FollowUpsPage.Content
        if address.isOfUntrained {
            content = .people(try await services.owners.ask(LicenceOperations.untrained, address.ownersQuestion, for: view.request))
        } else {
            content = .followUps(try await services.owners.ask(FollowUpOperations.list, address.ownersQuestion, for: view.request))
        }
        return FollowUpsPage(
            address: address, notes: notes, content: content,
            context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
