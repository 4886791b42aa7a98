import Contracts
import Database
import WebKit

/// Who the bearer of a checked token is, by what is known at this very moment: asked for each request, so that nothing said before outlives
/// what the platform has told since.
struct StaffAccess: Sendable {
    struct Person: Sendable, Equatable {
        let identity: StaffIdentity
        /// What people call them; nil where nobody says.
        let name: DisplayText?
    }

    let database: Database
    /// Whether facts that are there already have still to be read, as after `rebuild`.
    let isBehind: @Sendable () -> Bool

    /// Throws `StaffTokenRefusal`.
    func person(of token: VerifiedStaffToken) async throws -> Person {
        // Asked first: what is read meanwhile may only make the answer better.
        let isBehind = isBehind()
        return try await database.reading { connection in
            let user = try PlatformUsers.user(loginID: token.subject, connection)
            if let user { try user.requireGoodStanding() }
            if let identity = token.identity { return Person(identity: identity, name: token.name) }
            let loginID = token.subject.text
            guard let user else {
                throw isBehind ? StaffTokenRefusal.factsPending(loginID: loginID) : StaffTokenRefusal.unknownPerson(loginID: loginID)
            }
            guard let email = user.email, StaffAddress.isOne(email) else { throw StaffTokenRefusal.noAddressKnown }
            return Person(
                identity: StaffIdentity(email: email, subject: loginID, policies: token.policies),
                name: user.name.flatMap { $0.isEmpty ? nil : DisplayText($0) })
        }
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
