import Contracts
import Database
import StaffAPI
import WebKit

/// Who the bearer of a checked token is, by what is known at this very moment: asked for each request, so that nothing said before outlives
/// what the platform has told since.
struct StaffAccess: Sendable {
    struct Person: Sendable, Equatable {
        var identity: StaffIdentity
        /// What people call them; nil where nobody says.
        let name: DisplayText?
        /// The next moment at which a permission of theirs ends by itself.
        var permissionsEndAt: Instant?
    }

    let database: Database
    /// Whether facts that are there already have still to be read, as after `rebuild`.
    let isBehind: @Sendable () -> Bool
    let managers: StaffManagers

    /// Throws `StaffTokenRefusal`.
    func person(of token: VerifiedStaffToken, at now: Instant) async throws -> Person {
        // Asked first: what is read meanwhile may only make the answer better.
        let isBehind = isBehind()
        return try await database.reading { connection in
            var person = try Self.person(of: token, isBehind: isBehind, connection)
            try person.take(GrantedPolicies.grants(to: person.identity.email, at: now, connection))
            return person
        }
    }

    /// Those who grant permissions, by the names under which they were last seen.
    func staffManagers() async throws -> WhomToAsk {
        guard !managers.addresses.isEmpty else { return WhomToAsk() }
        return try await database.reading { [managers] connection in
            WhomToAsk(
                managers: try managers.addresses.map { address in
                    let sql = "SELECT name FROM staff_directory WHERE address = ? ORDER BY last_seen_at DESC, member_id DESC LIMIT 1"
                    let name = try connection.first(sql, [.text(address)]) { $0.optionalText(0) }
                    return WhomToAsk.Colleague(email: address, name: name ?? nil)
                })
        }
    }

    private static func person(of token: VerifiedStaffToken, isBehind: Bool, _ connection: Connection) throws -> Person {
        let user = try PlatformUsers.user(loginID: token.subject, connection)
        if let user { try user.requireGoodStanding() }
        if let identity = token.identity { return Person(identity: identity, name: token.name) }
        let loginID = token.subject.text
        guard let user else {
            throw isBehind ? StaffTokenRefusal.factsPending(loginID: loginID) : StaffTokenRefusal.unknownPerson(loginID: loginID)
        }
        guard let email = user.email, MailboxAddress.isOne(email) else { throw StaffTokenRefusal.noAddressKnown }
        return Person(
            identity: StaffIdentity(email: email, subject: loginID, policies: token.policies),
            name: user.name.flatMap { $0.isEmpty ? nil : DisplayText($0) })
    }
}

extension StaffAccess.Person {
    /// Adds what was granted in the console to what the token says.
    fileprivate mutating func take(_ grants: [GrantedPolicies.Grant]) {
        identity.policies.formUnion(grants.compactMap { StaffPolicy(rawValue: $0.policy) })
        permissionsEndAt = grants.compactMap(\.until).min()
    }
}

extension PlatformUsers.User {
    /// Also for a token that tells its bearer's address itself: who is gone is gone by either kind.
    fileprivate func requireGoodStanding() throws {
        if isDeleted { throw StaffTokenRefusal.deletedPerson }
        if isSuspended { throw StaffTokenRefusal.suspendedPerson }
        if !isStaff { throw StaffTokenRefusal.notStaff }
    }
}
