import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// Who is trained, and who should be.
enum TrainingRosterRoutes {
    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(LicenceOperations.roster) { request, connection in
            let id: OrganisationID = try request.id(of: "organisation")
            guard let name = try Organisations.name(of: id, connection) else { throw Problem.notFound("organisation \(id)") }
            let filter = try TrainingRoster.Filter(request.parameters)
            let roster = TrainingRoster(organisation: id, connection: connection, now: time.now)
            let words = filter.description.merging(["organisation_id": id.description]) { own, _ in own }
            let page = try request.page(
                of: words, position: \.position, read: { try roster.page(filter, after: $0, limit: $1) })
            return TrainingRosterAnswer(
                organisationID: id, organisationName: name, members: page.rows.map(\.member), counts: try roster.counts(),
                nextCursor: page.nextCursor)
        }
        routes.stream(
            LicenceOperations.rosterExport, fileName: { "training-roster-\($0.path("id")).csv" }
        ) { request, connection, writer in
            let id: OrganisationID = try request.id(of: "organisation")
            guard try Organisations.name(of: id, connection) != nil else { throw Problem.notFound("organisation \(id)") }
            let filter = try TrainingRoster.Filter(request.parameters)
            let roster = TrainingRoster(organisation: id, connection: connection, now: time.now)
            try writer.write(TrainingRosterExport.header)
            try roster.forEach(filter) { try writer.write(TrainingRosterExport.line($0)) }
        }
        routes.query(LicenceOperations.untrained) { request, connection in
            let organisation: OrganisationID? = try request.parameters.id("organisation")
            let people = UntrainedPeople(connection: connection, now: time.now)
            let page = try request.page(
                of: ["organisation": organisation?.description ?? ""], position: { UntrainedPeople.Position(of: $0) },
                read: { try people.page(in: organisation, after: $0, limit: $1) })
            return UntrainedAnswer(people: page.rows, nextCursor: page.nextCursor)
        }
    }
}
