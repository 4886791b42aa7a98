import Contracts
import EventSourcing
import StaffAPI
import WebKit

/// The organisations that partners' clients have created, and how far staff have come with them.
enum ExternalLedRoutes {
    /// Absent fields stay as they are; a note of null is none any more.
    private struct Body: Decodable {
        let state: ExternalLedState?
        let note: Replacement<String>

        private enum CodingKeys: CodingKey {
            case state, note
        }

        init(from decoder: any Decoder) throws {
            let body = try decoder.container(keyedBy: CodingKeys.self)
            state = try body.decodeIfPresent(ExternalLedState.self, forKey: .state)
            guard body.contains(.note) else {
                note = .keep
                return
            }
            let text = try body.decodeIfPresent(String.self, forKey: .note)
            note = .set(try text.map { text in try Problem.naming("note") { try ExternalLedOrganisationMarked.noteRule.accept(text) } })
        }
    }

    static func add(to routes: inout ServiceRoutes) {
        let time = routes.context.time
        routes.query(JoinedParts.externalLed) { request, connection in
            let filter = ExternalLedReader.Filter(
                state: try request.parameters.choice("state"), organisation: try request.parameters.id("organisation"))
            let reader = ExternalLedReader(connection: connection, now: time.now)
            let page = try request.page(
                of: filter.words,
                position: { ExternalLedReader.Position(detectedAt: $0.detectedAt, organisation: $0.organisationID) },
                read: { try reader.page(filter, after: $0, limit: $1) })
            return ExternalLedAnswer(organisations: page.rows, nextCursor: page.nextCursor)
        }
        routes.command(ExternalLedOperations.mark) { request, work in
            let id: OrganisationID = try request.id(of: "external-led organisation")
            let body = try request.body(as: Body.self)
            let reader = ExternalLedReader(connection: work.connection, now: work.now)
            guard try reader.organisation(id) != nil else { throw Rejection.notExternalLed(id) }
            let command = MarkExternalLedOrganisation(organisationID: id, state: body.state, note: body.note)
            let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
            guard let row = try reader.organisation(id) else { throw Rejection.notExternalLed(id) }
            return CommandAnswer(name: "organisation", value: row, version: execution.version)
        }
    }
}

extension ExternalLedReader.Filter {
    /// For cursors.
    fileprivate var words: [String: String] {
        var words: [String: String] = [:]
        words["state"] = state?.rawValue
        words["organisation"] = organisation?.description
        return words
    }
}
