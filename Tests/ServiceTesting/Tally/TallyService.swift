import Contracts
import Database
import EventKit
import HTTP
import ProcessKit
import ServiceKit
import TestKit
import WebKit

package struct TallyView: Codable, Sendable {
    package var owner: String
    package var amount: Int
    package var note: String?
}

/// A whole service around the tally, with a route of every kind.
package enum TallyService {
    private struct Raise: Decodable {
        var amount: Int
        var preview: Bool?
        var previewToken: String?
        var tier: Tier?
    }

    private struct Page: Encodable {
        var tallies: [TallyView]
        var nextCursor: String?
    }

    private struct Place: Codable {
        var owner: String
    }

    package struct Unforeseen: Error {}

    package static let definition = ServiceDefinition(.partner, defaultPort: 0, durability: .normal, projections: [TallySums()]) { routes in
        routes.command(TallyOperations.raise) { request, work in try raise(request, work) }
        routes.command(TallyOperations.raiseAsBoss) { request, work in try raise(request, work) }
        routes.command(TallyOperations.explain) { request, _ in
            CommandAnswer(name: "explained", value: request.path("owner"))
        }
        routes.query(TallyOperations.list) { request, connection in try list(request, connection) }
        routes.query(TallyOperations.one) { request, connection in
            guard let view = try view(request.path("owner"), connection) else { throw Problem.notFound("tally \(request.path("owner"))") }
            return Versioned(view, version: 7)
        }
        routes.file(TallyOperations.file) { request, _ in
            FileAnswer(contentType: "text/plain", bytes: Array(request.path("owner").utf8), fileName: "a\"b\r\n.txt")
        }
        routes.stream(TallyOperations.export, fileName: { _ in "tallies.csv" }) { request, _, writer in
            if request.text("fail") == "first" { throw Problem.invalid("fail", "as asked") }
            for row in 0..<(try request.parameters.whole("rows", in: TallyOperations.rowsRange) ?? 3) {
                try writer.write("row \(row),\(row * 2)\r\n")
            }
            if request.text("fail") == "last" { throw Unforeseen() }
        }
        routes.command(TallyOperations.broken) { _, _ in throw Unforeseen() }
        routes.open(.post, "/webhook") { request, _ in HTTPResponse(status: 204) }
    }

    private static func raise(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let owner = request.path("owner")
        let body = try request.body(as: Raise.self)
        let version = try work.load(Tally.self, id: owner).version
        try PreviewToken.check(body.previewToken, owner, String(version))
        let raised = try work.execute(
            RaiseTally(by: body.amount, owner: owner), on: owner, expectedVersion: request.expectedVersion)
        if body.preview == true {
            return .preview(effects: ["raised to \(raised.state)"], token: PreviewToken.make(owner, String(version)))
        }
        return CommandAnswer(name: "tally", value: TallyView(owner: owner, amount: raised.state), version: raised.version)
    }

    private static func list(_ request: QueryRequest, _ connection: Connection) throws -> Page {
        _ = try request.parameters.month("month")
        _ = try request.parameters.choice("tier", of: Tier.self)
        let limit = try request.limit()
        let after = try request.cursor(as: Place.self)?.owner ?? ""
        let sql = "SELECT owner, amount FROM tally_sums WHERE owner > ? ORDER BY owner LIMIT ?"
        let rows = try connection.query(sql, [.text(after), .integer(Int64(limit + 1))]) {
            TallyView(owner: $0.text(0), amount: Int($0.int(1)))
        }
        let page = Array(rows.prefix(limit))
        let hasMore = rows.count > limit
        return Page(tallies: page, nextCursor: hasMore ? try page.last.map { try Cursor.encode(Place(owner: $0.owner)) } : nil)
    }

    private static func view(_ owner: String, _ connection: Connection) throws -> TallyView? {
        try connection.first("SELECT owner, amount FROM tally_sums WHERE owner = ?", [.text(owner)]) {
            TallyView(owner: $0.text(0), amount: Int($0.int(1)))
        }
    }
}

/// Runs a test against a fresh service of the tally.
package func withHarness(
    _ definition: ServiceDefinition = TallyService.definition, settings: EventEngineSettings = EventEngineSettings(),
    httpLimits: HTTPLimits = HTTPLimits(), logger: Logger = .silent, _ body: (ServiceHarness) async throws -> Void
) async throws {
    try await ServiceHarness.running(definition, now: t0, settings: settings, httpLimits: httpLimits, logger: logger, body)
}
