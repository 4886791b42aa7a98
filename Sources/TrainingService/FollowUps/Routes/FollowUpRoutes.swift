import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What staff look after because of what new users have answered.
enum FollowUpRoutes {
    private struct NoteBody: Decodable { var note: String }

    static func add(to routes: inout ServiceRoutes) {
        routes.query(FollowUpOperations.list) { request, connection in
            let filter = try FollowUpReader.Filter(request.parameters)
            let reader = FollowUpReader(connection: connection)
            let page = try request.page(
                of: filter.description, position: { FollowUpReader.Position(of: $0) },
                read: { try reader.page(filter, after: $0, limit: $1) })
            return FollowUpsAnswer(followUps: page.rows, counts: try reader.counts(), nextCursor: page.nextCursor)
        }
        routes.query(FollowUpOperations.get) { request, connection in
            let id: FollowUpID = try request.id(of: "follow-up")
            guard let row = try FollowUpReader(connection: connection).followUp(id) else { throw Problem.notFound("follow-up \(id)") }
            return Versioned(FollowUpAnswer(followUp: row), version: row.version)
        }
        routes.command(FollowUpOperations.done) { request, work in
            let id: FollowUpID = try request.id(of: "follow-up")
            let body = try request.body(as: NoteBody.self)
            let note = try Problem.naming("note") { try TrainingTexts.noteRule.accept(body.note) }
            try work.execute(CloseFollowUp(cause: .staff, note: note), on: id.description, expectedVersion: request.expectedVersion)
            guard let row = try FollowUpReader(connection: work.connection).followUp(id) else { throw Problem.notFound("follow-up \(id)") }
            return CommandAnswer(name: "follow_up", value: row, version: row.version)
        }
    }
}
