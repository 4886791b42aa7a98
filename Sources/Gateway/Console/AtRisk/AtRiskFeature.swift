import Contracts
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// At risk: the workspaces that need somebody's attention.
struct AtRiskFeature: ListFeature {
    static let name = "at-risk"
    static let area = ConsoleArea.atRisk

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        let page = try await shown(view)
        return ConsolePage(title: page.title, html: page.html())
    }

    /// The whole list, with its rows: what changes one risk may bring another, or move it to another group.
    func summary(_ view: ConsoleView) async throws -> HTML { try await shown(view).list }

    private func shown(_ view: ConsoleView) async throws -> AtRiskPage {
        let address = AtRiskAddress(view.query)
        let answer: AtRiskAnswer = try await services.owners.ask(RollupOperations.atRisk, address.query, for: view.request)
        return AtRiskPage(viewer: view.viewer, address: address, answer: answer, now: view.now)
    }
}
