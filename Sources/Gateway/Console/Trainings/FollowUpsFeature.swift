import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What new users' answers ask of staff, the oldest first, and who of them is at high risk without a licence.
struct FollowUpsFeature: WholeListFeature {
    static let name = "follow-ups"
    static let paths = [TrainingTabs.Tab.followUps.path]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func content(_ view: ConsoleView) async throws -> FollowUpsPage {
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
