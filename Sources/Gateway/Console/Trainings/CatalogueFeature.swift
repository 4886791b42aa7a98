import ProcessKit
import StaffAPI
import WebKit

/// The catalogue of trainings, in the order in which its entries were added.
struct CatalogueFeature: ListFeature {
    static let name = "training-catalogue"
    static let paths = [TrainingTabs.Tab.catalogue.path]
    static let area = ConsoleArea.trainings

    let services: ConsoleServices

    func page(_ view: ConsoleView) async throws -> ConsolePage {
        ConsolePage(title: "Catalogue · \(Self.area.title)", html: try await content(view).html())
    }

    func summary(_ view: ConsoleView) async throws -> HTML { try await content(view).list }

    private func content(_ view: ConsoleView) async throws -> CataloguePage {
        let answer: CatalogueAnswer = try await services.owners.ask(TrainingOperations.trainings, for: view.request)
        return CataloguePage(trainings: answer.trainings, context: RowContext(viewer: view.viewer, month: view.now.month, now: view.now))
    }
}
