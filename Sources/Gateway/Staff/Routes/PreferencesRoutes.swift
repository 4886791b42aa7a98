import Contracts
import EventKit
import HTTP
import StaffAPI
import WebKit

/// How the signed-in person wants to be written to. Nobody sets it for somebody else.
struct PreferencesRoutes: Sendable {
    private struct Body: Decodable {
        /// A code without a value keeps what holds for it.
        let preferences: [String: MailPreference?]
    }

    private struct Document: Encodable {
        let preferences: MailPreferences
    }

    let context: ServiceContext

    func show(_ request: GatewayRequest) async throws -> HTTPResponse {
        let memberID = try StaffMemberID(of: request.identity)
        return try await context.query(request.http, as: request.identity) { _, connection in
            let (member, _) = try EventStore(connection, source: EventContext.staff.source).load(StaffMember.self, id: memberID.text)
            return Versioned(Document(preferences: member.preferences.complete), version: member.preferencesVersion)
        }
    }

    func set(_ request: GatewayRequest) async throws -> HTTPResponse {
        let memberID = try StaffMemberID(of: request.identity)
        return try await context.command(GatewayOperations.setPreferences, request.http, as: request.identity) { request, work in
            let command = SetPreferences(memberID: memberID, wanted: try Self.preferences(request.body(as: Body.self)))
            let known = try work.load(StaffMember.self, id: memberID.text).state.preferencesVersion
            if let expected = request.expectedVersion, expected != known { throw StaleVersion(expected: expected, actual: known) }
            let member = try work.execute(command, on: memberID.text).state
            return CommandAnswer(name: "preferences", value: member.preferences.complete, version: member.preferencesVersion)
        }
    }

    /// The operation's declaration has refused names that no notice has.
    private static func preferences(_ body: Body) -> MailPreferences {
        let named = body.preferences.compactMap { name, preference in
            preference.flatMap { value in NoticeCode(rawValue: name).map { ($0, value) } }
        }
        return MailPreferences(Dictionary(uniqueKeysWithValues: named))
    }
}

extension StaffMemberID {
    /// Throws 403 for somebody whose id can't be kept, which no token that is let in has.
    init(of identity: StaffIdentity) throws {
        guard let id = StaffMemberID(identity.subject) else { throw Problem.forbidden("the token's sub isn't one that can be kept") }
        self = id
    }
}
