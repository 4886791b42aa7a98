import HTTP
import WebKit

/// The addresses of one feature: its page, and its rows as the script reads them again.
struct FeatureRoutes: Sendable {
    /// More rows at once are read as a whole page.
    static let rowsMaximum = 10

    let feature: any ConsoleFeature
    let badges: AreaBadges

    private var kind: any ConsoleFeature.Type { type(of: feature) }
    private var list: (any ListFeature)? { feature as? any ListFeature }

    var paths: [String] { kind.paths }
    var hasForm: Bool { feature is any FormFeature }
    /// Nil for a page that is always read again as a whole.
    var rowsPath: String? { list.map { "/fragments/\(type(of: $0).name)" } }

    func page(_ view: ConsoleView) async throws -> HTML {
        try await framed(view) { try await feature.page(view) }
    }

    /// Sends the form of the page. Throws 404 where the page has none.
    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> HTTPResponse {
        guard let form = feature as? any FormFeature else { throw Problem.notFound("form of this page") }
        switch try await form.submit(fields, view) {
        case .done(let path): return .redirection(to: path)
        case .again(let page): return .page(try await framed(view) { page })
        }
    }

    private func framed(_ view: ConsoleView, _ make: () async throws -> ConsolePage) async throws -> HTML {
        async let counts = badges.all(view)
        async let bell = badges.bell(view)
        let page = try await make()
        return AppFrame(
            title: page.title, area: kind.area, rowsPath: rowsPath, viewer: view.viewer, pageScript: kind.script, badges: try await counts,
            bell: try await bell
        ).html { page.html }
    }

    /// The rows that `rows` names, none for an empty one, and what changes with them, once the owners know the event of `after`. What is not
    /// there any more is left out. Throws 422.
    func rows(_ view: ConsoleView) async throws -> HTML {
        guard let list else { throw Problem.notFound("rows of this page") }
        let ids = view.query["rows"]?.split(separator: ",").map(String.init)
        guard let ids, ids.count <= Self.rowsMaximum else {
            throw Problem.invalid("rows", "rows has to be up to \(Self.rowsMaximum) ids, separated by commas")
        }
        async let summary = list.summary(view)
        let rows = try await list.rows(ids, view)
        return .joined(rows + [try await summary, try await badges.bell(view).html()])
    }
}
