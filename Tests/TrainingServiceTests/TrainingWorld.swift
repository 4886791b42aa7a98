import Contracts
import HTTP
import ServiceTesting
import TestKit
import WireJSON
@testable import TrainingService

/// An organisation with people, as the platform has told of them before a test begins.
enum TrainingWorld {
    static let organisation = OrganisationID(high: 0x0a, low: 1)
    static let anna = UserID(high: 0x0b, low: 1)
    static let ben = UserID(high: 0x0b, low: 2)
    static let guest = UserID(high: 0x0b, low: 3)
    static let online = StartCatalogue.entries[0].id

    static func facts() throws -> [CloudEvent] {
        let people = [(anna, "Anna Ærø", "anna@a.example"), (ben, "Ben Berg", "ben@a.example"), (guest, "Gus Gast", "gus@b.example")]
        let roles: [(UserID, OrganisationMembershipChanged.Role)] = [(anna, .owner), (ben, .member), (guest, .external)]
        var facts = [try CloudEvent.fact(OrganisationChanged(organisationID: organisation, name: "Atelier", createdAt: t0), at: t0)]
        for (user, name, email) in people { facts.append(try .fact(UserChanged(userID: user, email: email, displayName: name), at: t0)) }
        for (user, role) in roles {
            facts.append(
                try .fact(OrganisationMembershipChanged(organisationID: organisation, userID: user, role: role), at: t0))
        }
        return facts
    }

    static func running(_ body: (ServiceHarness) async throws -> Void) async throws {
        try await ServiceHarness.running(.training(), now: t0, given: try facts(), body)
    }

    /// Plans a session, and answers with its path.
    static func plan(_ harness: ServiceHarness, with people: UserID..., fields: [String: JSONValue] = [:]) async throws -> String {
        let body = fields.merging(["organisation_id": .string("\(organisation)"), "training_id": .string("\(online)")]) { own, _ in own }
        let answer = try await harness.post("/training-sessions", .object(body))
        guard case .string(let id)? = answer.json["session"]?["session_id"] else { throw Unplanned(answer: answer.text) }
        for user in people { _ = try await harness.send(.put, "/training-sessions/\(id)/roster/\(user)") }
        return "/training-sessions/\(id)"
    }

    struct Unplanned: Error { let answer: String }
}

extension JSONValue {
    /// The values of a member of each element of a list.
    func each(_ member: String) -> [JSONValue?] {
        guard case .array(let elements) = self else { return [] }
        return elements.map { $0[member] }
    }
}
