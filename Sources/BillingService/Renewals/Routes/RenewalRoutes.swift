import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What ends or is due again, for whoever renews it.
enum RenewalRoutes {
    private struct NoteBody: Decodable {
        var note: String
        var snoozeUntil: EndOfTerm?
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(RenewalOperations.list) { request, connection in try page(request, connection, at: time.now) }
        routes.stream(RenewalOperations.export, fileName: fileName) { request, connection, writer in
            let filter = try filter(request, at: time.now)
            try writer.write(RenewalExport.header)
            try RenewalReader(connection: connection, now: filter.now).forEach(filter) { try writer.write(RenewalExport.line($0)) }
        }
        routes.query(RenewalOperations.one) { request, connection in
            let id = try id(request)
            let version = try EventStore(connection, source: EventContext.billing.source).load(Account.self, id: "\(id.account)").version
            return Versioned(RenewalAnswer(renewal: try row(id, connection, at: time.now), version: version), version: version)
        }
        routes.command(RenewalOperations.note) { request, work in
            let id = try id(request)
            let body = try request.body(as: NoteBody.self)
            let text = try Problem.naming("note") { try RenewalNoted.noteRule.accept(body.note) }
            let referrals = try ClientDiscounts.discounts(of: id.account, work.connection).expiries.filter { $0 > work.now }
            let command = NoteRenewal(
                renewal: id, note: text, snoozeUntil: body.snoozeUntil?.instant, referrals: referrals.map(Renewal.init(referralUntil:)))
            let execution = try work.execute(command, on: id.account.description, expectedVersion: request.expectedVersion)
            return CommandAnswer(name: "renewal", value: try row(id, work.connection, at: work.now), version: execution.version)
        }
    }

    /// What the path names. Throws 404 for what can't be one.
    private static func id(_ request: some StaffRequest) throws -> RenewalID {
        let text = request.path("id")
        guard let id = RenewalID(text) else { throw Rejection.noRenewal(String(text.prefix(100))) }
        return id
    }

    private static func row(_ id: RenewalID, _ connection: Connection, at now: Instant) throws -> RenewalRow {
        guard let row = try RenewalReader(connection: connection, now: now).renewal(id) else { throw Rejection.noRenewal("\(id)") }
        return row
    }

    private static func filter(_ request: QueryRequest, at now: Instant) throws -> RenewalFilter {
        try RenewalFilter(request.parameters, asker: request.identity.email, now: now)
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, at now: Instant) throws -> RenewalsAnswer {
        let filter = try filter(request, at: now)
        let reader = RenewalReader(connection: connection, now: now)
        let page = try request.page(
            of: filter.description, position: { RenewalReader.Position(dueOn: $0.dueOn, account: $0.accountID, kind: $0.kind.text) },
            read: { try reader.page(filter, after: $0, limit: $1) })
        return RenewalsAnswer(renewals: page.rows, counts: try reader.counts(filter), nextCursor: page.nextCursor)
    }

    /// `renewals-60d.csv`
    @Sendable private static func fileName(_ request: QueryRequest) -> String {
        ["renewals", request.text("kind"), request.text("within")].compactMap { $0 }.joined(separator: "-") + ".csv"
    }
}
