import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Who takes part in a session.
enum RosterRoutes {
    private struct AddressesBody: Decodable { var addresses: [String] }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.command(SessionOperations.addParticipant) { request, work in
            let user: UserID = try request.id("user", of: "person")
            guard try People.person(user, work.connection) != nil else { throw Problem.notFound("person \(user)") }
            return try SessionDesk(request: request, work: work).execute(AddParticipant(user: user), on: try SessionDesk.id(request))
        }
        routes.command(SessionOperations.removeParticipant) { request, work in
            let user: UserID = try request.id("user", of: "person")
            return try SessionDesk(request: request, work: work).execute(RemoveParticipant(user: user), on: try SessionDesk.id(request))
        }
        routes.command(SessionOperations.addAddresses) { request, work in
            let body = try request.body(as: AddressesBody.self)
            return try SessionDesk(request: request, work: work).add(body.addresses, to: try SessionDesk.id(request))
        }
        routes.query(SessionOperations.candidates) { request, connection in
            let id = try SessionDesk.id(request)
            _ = try SessionDesk.row(id, connection, at: time.now)
            let search = try request.parameters.search() ?? ""
            return try Candidates(connection: connection).answer(for: id, search: search)
        }
        routes.stream(SessionOperations.rosterExport, fileName: { "roster-\($0.path("id")).csv" }) { request, connection, writer in
            let row = try SessionDesk.row(try SessionDesk.id(request), connection, at: time.now)
            try writer.write(RosterExport.header)
            for participant in row.roster { try writer.write(RosterExport.line(participant)) }
        }
    }
}
