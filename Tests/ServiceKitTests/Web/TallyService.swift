import Contracts
import Database
import HTTP
import ServiceKit

extension TallyIsFull: Rejection {
    var problem: Problem { .refused("a tally never goes beyond 100; raise it by less") }
}

struct TallyView: Codable, Sendable {
    var owner: String
    var amount: Int
    var note: String?
}

/// A whole service around the tally, with a route of every kind.
enum TallyService {
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

    struct Unforeseen: Error {}

    static let definition = ServiceDefinition(.partner, defaultPort: 0, durability: .normal, projections: [TallySums()]) { routes in
        routes.command(.post, "/tallies/{owner}/raise") { request, work in try raise(request, work) }
        routes.command(.post, "/tallies/{owner}/raise-as-boss", policy: .setTier) { request, work in try raise(request, work) }
        routes.query(.get, "/tallies", parameters: ["limit", "cursor", "month", "tier"]) { request, connection in
            try list(request, connection)
        }
        routes.query(.get, "/tallies/{owner}") { request, connection in
            guard let view = try view(request.path("owner"), connection) else { throw Problem.notFound("tally \(request.path("owner"))") }
            return Versioned(view, version: 7)
        }
        routes.file("/tallies/{owner}.txt") { request, _ in
            FileAnswer(contentType: "text/plain", bytes: Array(request.path("owner").utf8), fileName: "a\"b\r\n.txt")
        }
        routes.stream("/tallies.csv", fileName: { _ in "tallies.csv" }, parameters: ["rows", "fail"]) { request, _, writer in
            if request.text("fail") == "first" { throw Problem.invalid("fail", "as asked") }
            for row in 0..<(try request.integer("rows", in: 0...10_000_000) ?? 3) { try writer.write("row \(row),\(row * 2)\r\n") }
            if request.text("fail") == "last" { throw Unforeseen() }
        }
        routes.command(.post, "/broken") { _, _ in throw Unforeseen() }
        routes.custom(.post, "/custom") { request, context in
            HTTPResponse(text: "\(context.name) hears \(request.identity.email)")
        }
        routes.open(.post, "/webhook") { request, _ in HTTPResponse(status: 204) }
    }

    private static func raise(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let owner = request.path("owner")
        let body = try request.body(as: Raise.self)
        let version = try work.load(Tally.self, id: owner).version
        try PreviewToken.check(body.previewToken, owner, String(version))
        let raised = try work.execute(
            Tally.self, id: owner, .raise(by: body.amount, owner: owner), expectedVersion: request.expectedVersion
        )
        if body.preview == true {
            return .preview(effects: ["raised to \(raised.state)"], token: PreviewToken.make(owner, String(version)))
        }
        return CommandAnswer(name: "tally", value: TallyView(owner: owner, amount: raised.state), version: raised.version)
    }

    private static func list(_ request: QueryRequest, _ connection: Connection) throws -> Page {
        _ = try request.month("month")
        _ = try request.choice("tier", of: Tier.self)
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

/// Runs a test against a fresh service without brokers.
func withHarness(
    _ definition: ServiceDefinition = TallyService.definition, settings: EventEngineSettings = EventEngineSettings(),
    httpLimits: HTTPLimits = HTTPLimits(), logger: Logger = .silent, _ body: (ServiceHarness) async throws -> Void
) async throws {
    let harness = try ServiceHarness(definition, now: t0, settings: settings, httpLimits: httpLimits, logger: logger)
    do {
        try await body(harness)
    } catch {
        try await harness.stop()
        throw error
    }
    try await harness.stop()
}
