import StaffAPI

/// A kind of page of the console: where it is, and how it is made. Addresses follow from it.
protocol ConsoleFeature: Sendable {
    /// Where it is; the first is the one that navigation and forms lead to. `{name}` stands for a part that says of what.
    static var paths: [String] { get }
    /// The part of the navigation that it belongs to.
    static var area: ConsoleArea { get }
    /// What its pages have beyond the script of every page.
    static var script: Asset? { get }

    init(services: ConsoleServices)

    func page(_ view: ConsoleView) async throws -> ConsolePage
}

/// A page whose rows are read again one by one.
protocol ListFeature: ConsoleFeature {
    /// In kebab case; its rows are read again at `/fragments/<name>`.
    static var name: String { get }

    /// The rows with these ids as the page's address shows them now; without those that it doesn't have any more.
    /// - Parameter ids: as the rows say them in `data-row`; a few, so that each may be asked for alone.
    func rows(_ ids: [String], _ view: ConsoleView) async throws -> [HTML]

    /// What changes with any row, such as totals; it replaces the element with the same id.
    func summary(_ view: ConsoleView) async throws -> HTML
}

extension ConsoleFeature {
    static var paths: [String] { [area.path] }
    static var script: Asset? { nil }
}

extension ListFeature {
    /// Where the list is.
    static var path: String { paths.first ?? area.path }

    func rows(_ ids: [String], _ view: ConsoleView) async throws -> [HTML] { [] }

    func summary(_ view: ConsoleView) async throws -> HTML { .empty }

    /// Reads rows side by side, each with a question of its own; in their order, without those that there are no more.
    func rows<ID: Sendable>(of ids: [ID], _ row: @escaping @Sendable (ID) async throws -> HTML?) async throws -> [HTML] {
        let found = try await withThrowingTaskGroup(of: (Int, HTML?).self) { group in
            for (index, id) in ids.enumerated() { group.addTask { (index, try await row(id)) } }
            return try await group.reduce(into: [Int: HTML]()) { $0[$1.0] = $1.1 }
        }
        return ids.indices.compactMap { found[$0] }
    }
}
