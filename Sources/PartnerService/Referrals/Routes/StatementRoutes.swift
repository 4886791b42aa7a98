import Contracts
import Database
import EventSourcing
import StaffAPI
import WebKit

/// What a partner has earned and was paid in a period.
enum StatementRoutes {
    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(ReferralOperations.statement) { request, connection in try answer(request, connection, on: time.now.date) }
        routes.stream(ReferralOperations.statementExport, fileName: fileName) { request, connection, writer in
            let today = time.now.date
            let reader = try reader(request, connection, on: today)
            try writer.write(StatementExport.header)
            try writer.write(StatementExport.balance("opening", try reader.opening(), on: min(reader.from, today)))
            var clients = StatementClients(reader: reader)
            try reader.forEach { try writer.write(StatementExport.line(clients.named($0))) }
            let closing = try reader.answer(entries: [], nextCursor: nil).closingCents
            try writer.write(StatementExport.balance("closing", closing, on: min(reader.to, today)))
        }
    }

    private static func answer(_ request: QueryRequest, _ connection: Connection, on today: LocalDate) throws -> StatementAnswer {
        let reader = try reader(request, connection, on: today)
        let kind: StatementAnswer.Kind? = try request.parameters.choice("kind")
        let page = try request.page(
            of: ["partner": "\(reader.partner)", "from": "\(reader.from)", "to": "\(reader.to)", "kind": kind?.rawValue ?? ""],
            position: { StatementReader.Position(at: $0.at, eventID: $0.eventID) }, read: { try reader.entries(kind, after: $0, limit: $1) }
        )
        var clients = StatementClients(reader: reader)
        return try reader.answer(entries: page.rows.map { try clients.named($0) }, nextCursor: page.nextCursor)
    }

    /// Of the present month where no period is given.
    private static func reader(_ request: QueryRequest, _ connection: Connection, on today: LocalDate) throws -> StatementReader {
        let partner: OrganisationID = try request.id("organisation", of: "organisation")
        guard try Organisations.isKnown(partner, connection) else { throw Rejection.unknownOrganisation(partner) }
        let to = try request.parameters.date("to") ?? today
        let from = try request.parameters.date("from") ?? to.month.firstDay
        guard from <= to else { throw ParameterFault("from", "from has to be no later than to") }
        return StatementReader(connection: connection, partner: partner, from: from, to: to)
    }

    /// `statement-9f8b2c64-0d1e-4a57-8a35-52d7f5a3c1e0-2026-11-01-2026-11-30.csv`, by the id of the partner.
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        ["statement", request.path("organisation"), request.text("from"), request.text("to")].compactMap { $0 }.joined(separator: "-")
            + ".csv"
    }
}

/// Gives entries the names of their clients, each of which is looked up once.
private struct StatementClients {
    let reader: StatementReader
    private var names: [ReferralID: String?] = [:]

    init(reader: StatementReader) {
        self.reader = reader
    }

    mutating func named(_ entry: StatementAnswer.Entry) throws -> StatementAnswer.Entry {
        let name = try names[entry.referralID] ?? reader.clientName(of: entry.referralID)
        names[entry.referralID] = .some(name)
        var entry = entry
        entry.clientName = name
        return entry
    }
}

extension StatementReader {
    fileprivate func answer(entries: [StatementAnswer.Entry], nextCursor: String?) throws -> StatementAnswer {
        StatementAnswer(
            organisationID: partner, name: try Organisations.name(of: partner, connection), from: from, to: to, openingCents: try opening(),
            entries: entries, totals: try totals(),
            months: try months(), nextCursor: nextCursor)
    }
}
