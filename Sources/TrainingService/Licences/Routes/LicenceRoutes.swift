import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Licences as staff see, grant and change them.
enum LicenceRoutes {
    private struct GrantBody: Decodable {
        var userID: UserID
        var organisationID: OrganisationID
        var completedOn: LocalDate
        var evidence: String
        var reason: String
    }

    private struct EditBody: Decodable {
        var completedOn: LocalDate
        var reason: String?
    }

    private struct ReasonBody: Decodable { var reason: String? }

    static func add(to routes: inout ServiceRoutes) {
        addQuestions(to: &routes)
        routes.command(LicenceOperations.grant) { request, work in
            let command = try grant(try request.body(as: GrantBody.self), work)
            let execution = try work.execute(command, on: command.id.description, expectedVersion: request.expectedVersion)
            try checkDay(of: command.id, after: execution.events, work)
            try FollowUpClosing(work: work).take(decided: execution.events)
            let row = try row(command.id, work.connection, at: work.now)
            let status = execution.events.isEmpty ? 200 : 201
            return CommandAnswer(name: "licence", value: row, version: row.version, status: status)
        }
        routes.command(LicenceOperations.edit) { request, work in
            let body = try request.body(as: EditBody.self)
            let reason = try request.reason(body.reason)
            return try change(request, work) { EditLicence(licence: $0, completedOn: body.completedOn, reason: reason) }
        }
        routes.command(LicenceOperations.revoke) { request, work in
            let reason = try request.reason(try request.body(as: ReasonBody.self).reason)
            return try change(request, work) { RevokeLicence(licence: $0, reason: reason) }
        }
        routes.command(LicenceOperations.restore) { request, work in
            let reason = try request.reason(try request.body(as: ReasonBody.self).reason)
            return try change(request, work) { RestoreLicence(licence: $0, reason: reason) }
        }
    }

    private static func addQuestions(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(LicenceOperations.list) { request, connection in
            let filter = try LicenceFilter(request.parameters, now: time.now)
            let reader = LicenceReader(connection: connection, now: filter.now)
            let page = try request.page(
                of: filter.description, position: { LicenceReader.Position(of: $0) },
                read: { try reader.page(filter, after: $0, limit: $1) })
            return LicencesAnswer(licences: page.rows, counts: try reader.counts(filter), nextCursor: page.nextCursor)
        }
        routes.query(LicenceOperations.ends) { request, connection in
            let ends = LicenceEnds(connection: connection, now: time.now)
            return LicenceEndsAnswer(months: try ends.months(of: try request.parameters.id("organisation")))
        }
        routes.query(LicenceOperations.get) { request, connection in
            let row = try row(try request.id(of: "licence"), connection, at: time.now)
            return Versioned(LicenceAnswer(licence: row), version: row.version)
        }
        routes.stream(LicenceOperations.export, fileName: { _ in "licences.csv" }) { request, connection, writer in
            let filter = try LicenceFilter(request.parameters, now: time.now)
            try writer.write(LicenceExport.header)
            try LicenceReader(connection: connection, now: filter.now).forEach(filter) { try writer.write(LicenceExport.line($0)) }
        }
    }

    private static func grant(_ body: GrantBody, _ work: UnitOfWork) throws -> GrantLicence {
        guard try People.person(body.userID, work.connection) != nil else {
            throw Rejection.unknownPerson(body.userID, field: "user_id")
        }
        guard try Organisations.exists(body.organisationID, work.connection) else {
            throw Rejection.unknownOrganisation(body.organisationID)
        }
        return GrantLicence(
            user: body.userID, organisation: body.organisationID, completedOn: body.completedOn,
            evidence: try Problem.naming("evidence") { try TrainingTexts.evidenceRule.accept(body.evidence) },
            reason: try Reason(field: body.reason))
    }

    /// Lets the stream that gave the licence of the path decide on a change of it; a preview is undone.
    private static func change(
        _ request: CommandRequest, _ work: UnitOfWork, _ change: (LicenceID) -> some LicenceChange
    ) throws -> CommandAnswer {
        let id: LicenceID = try request.id(of: "licence")
        guard let source = try LicenceTable.source(of: id, work.connection) else { throw Problem.notFound("licence \(id)") }
        let before = try row(id, work.connection, at: work.now).version
        let events = try source.execute(change(id), work, expectedVersion: request.expectedVersion)
        try checkDay(of: id, after: events, work)
        try FollowUpClosing(work: work).take(decided: events)
        let after = try row(id, work.connection, at: work.now)
        return try request.body(as: AskedPreview.self).answer(
            CommandAnswer(name: "licence", value: after, version: after.version), of: "\(id) \(before)",
            effects: LicenceEffects(
                licence: after, events: events, isTrained: LicenceTable.isTrained(after.userID, at: work.now, work.connection)
            ).all())
    }

    /// Throws `Rejection`, which undoes the change, where it has made a second licence for a training elsewhere of one day.
    private static func checkDay(of id: LicenceID, after events: [CloudEvent], _ work: UnitOfWork) throws {
        guard !events.isEmpty, try LicenceTable.isOneOfTwo(id, work.connection) else { return }
        throw Rejection.dayIsTaken
    }

    private static func row(_ id: LicenceID, _ connection: Connection, at now: Instant) throws -> LicenceRow {
        guard let row = try LicenceReader(connection: connection, now: now).licence(id) else { throw Problem.notFound("licence \(id)") }
        return row
    }
}
