import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Sessions as staff see, plan and change them.
enum SessionRoutes {
    private struct CompletionBody: Decodable {
        var completedOn: LocalDate
        var absent: [UserID]?
    }

    private struct ReasonBody: Decodable { var reason: String? }

    static func add(to routes: inout ServiceRoutes) {
        addQuestions(to: &routes)
        routes.command(SessionOperations.plan) { request, work in
            let id = TrainingSessionID.random()
            let command = try request.body(as: NewSessionBody.self).command(id, work)
            return try SessionDesk(request: request, work: work).execute(command, on: id, status: 201)
        }
        routes.command(SessionOperations.update) { request, work in
            let id = try SessionDesk.id(request)
            let command = try request.body(as: SessionChangesBody.self).command(on: id, work)
            return try SessionDesk(request: request, work: work).execute(command, on: id)
        }
        routes.command(SessionOperations.complete) { request, work in
            let body = try request.body(as: CompletionBody.self)
            let command = CompleteSession(completedOn: body.completedOn, absent: Set(body.absent ?? []))
            return try SessionDesk(request: request, work: work).execute(command, on: try SessionDesk.id(request))
        }
        routes.command(SessionOperations.cancel) { request, work in
            try SessionDesk(request: request, work: work).execute(
                CancelSession(reason: try reason(request)), on: try SessionDesk.id(request))
        }
        routes.command(SessionOperations.reopen) { request, work in
            try SessionDesk(request: request, work: work).execute(
                ReopenSession(reason: try reason(request)), on: try SessionDesk.id(request))
        }
    }

    private static func addQuestions(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(SessionOperations.list) { request, connection in try page(request, connection, at: time.now) }
        routes.query(SessionOperations.get) { request, connection in
            let row = try SessionDesk.row(try SessionDesk.id(request), connection, at: time.now)
            return Versioned(SessionAnswer(session: row), version: row.version)
        }
        routes.stream(SessionOperations.export, fileName: { _ in "training-sessions.csv" }) { request, connection, writer in
            let filter = try SessionFilter(request.parameters)
            try writer.write(SessionExport.header)
            try SessionReader(connection: connection, now: time.now).forEach(filter) { try writer.write(SessionExport.line($0)) }
        }
    }

    private static func page(_ request: QueryRequest, _ connection: Connection, at now: Instant) throws -> SessionsAnswer {
        let filter = try SessionFilter(request.parameters)
        let reader = SessionReader(connection: connection, now: now)
        let page = try request.page(
            of: filter.description, position: { SessionReader.Position(of: $0) }, read: { try reader.page(filter, after: $0, limit: $1) })
        return SessionsAnswer(sessions: page.rows, counts: try reader.counts(filter), nextCursor: page.nextCursor)
    }

    private static func reason(_ request: CommandRequest) throws -> Reason? {
        try request.body(as: ReasonBody.self).reason.map { try Reason(field: $0) }
    }
}
