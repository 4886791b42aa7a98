import Contracts
import Database
import StaffAPI

/// Everybody with a place in a workspace of an account in a month, each person once, by name.
struct AccountPeople {
    struct Filter: Sendable {
        /// The strongest that the person has.
        var role: WorkspaceRole?
        var state: PlaceState?
        /// Part of a name or e-mail address.
        var search: SearchQuestion?
    }

    /// A person's place in the order of the list.
    struct Position: Codable, Hashable, Sendable, Comparable {
        var name: String
        /// An id, or the key of the address of an invitation.
        var person: String

        static func < (left: Self, right: Self) -> Bool {
            left.name == right.name
                ? left.person.utf8.lexicographicallyPrecedes(right.person.utf8) : left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
        }
    }

    struct Listed: Sendable {
        let person: Person
        let name: String
        let email: String
        let role: WorkspaceRole
        let places: WorkspacePlaces

        var state: PlaceState { places.isPending ? .pending : .active }

        var position: Position {
            let id =
                switch person {
                case .user(let user): "user \(user)"
                case .invited(let address): "invited \(address.text)"
                }
            return Position(name: (name.isEmpty ? email : name).lowercased(), person: id)
        }
    }

    /// How many workspaces of one person an answer shows at most.
    static let workspacesMaximum = 50

    let connection: Connection
    private let asOf: AsOf
    private let now: Instant
    private let logins: LoginWindow
    private let workspaces: [WorkspaceID: String]

    /// - Parameter month: the current one where it is nil.
    init(_ connection: Connection, of accountID: AccountID, in month: Month?, now: Instant) throws {
        self.connection = connection
        self.now = now
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        let month = month ?? state.openMonth
        asOf = AsOf(month: month, now: now)
        logins = LoginWindow(month, state, now: now)
        let lines = try WorkspaceMonthTable(connection: connection).lines(of: accountID, month).filter { !$0.deleted }
        workspaces = Dictionary(lines.map { ($0.workspaceID, $0.name) }) { first, _ in first }
    }

    func list(_ filter: Filter) throws -> [Listed] {
        var people = WorkspacePeople()
        for workspaceID in workspaces.keys.sorted() { try people.add(workspaceID, connection) }
        var places: [Person: WorkspacePlaces] = [:]
        for history in people.memberships.values.joined() {
            places[history.person.identified(by: people.usersByAddress), default: WorkspacePlaces()].add(history, asOf)
        }
        return try places.compactMap { try listed($0.key, $0.value) }.filter(filter.shows).sorted { $0.position < $1.position }
    }

    /// The rows of a page of the list.
    func rows(_ page: some Sequence<Listed>) throws -> [AccountPerson] {
        let contacts = ContactReader(connection, logins)
        return try page.map { try row($0, contacts) }
    }

    private func listed(_ person: Person, _ places: WorkspacePlaces) throws -> Listed? {
        guard let role = places.role else { return nil }
        switch person {
        case .user(let userID):
            // Of somebody who was deleted there is a place still, but no name and no address.
            let user = try UserTable(connection: connection).user(userID).flatMap { $0.deleted ? nil : $0 }
            return Listed(person: person, name: user?.name ?? "", email: user?.email ?? "", role: role, places: places)
        case .invited(let address):
            // Of an invitation that has ended there was a place in a past month, but the address is erased.
            let email = try InvitationTable(connection: connection).address(address, now: now) ?? ""
            return Listed(person: person, name: "", email: email, role: role, places: places)
        }
    }

    private func row(_ listed: Listed, _ contacts: ContactReader) throws -> AccountPerson {
        let places = listed.places.versions.map { workspaceID, version in
            AccountPerson.Place(
                workspaceID: workspaceID, name: workspaces[workspaceID] ?? "", role: version.role,
                state: version.state == .pending ? .pending : .active)
        }.sorted { ($0.name.lowercased(), $0.workspaceID) < ($1.name.lowercased(), $1.workspaceID) }
        var person = AccountPerson(
            userID: nil, invitedEmail: nil, name: listed.name, email: listed.email, role: listed.role, state: listed.state,
            seat: listed.places.occupiesSeat, lastLoginAt: nil, logins30Days: 0,
            workspaces: Array(places.prefix(Self.workspacesMaximum)), workspaceCount: places.count)
        switch listed.person {
        case .user(let userID):
            let contact = try contacts.contact(userID)
            person.userID = userID
            person.lastLoginAt = contact.lastLoginAt
            person.logins30Days = contact.logins30Days
        case .invited: person.invitedEmail = listed.email.isEmpty ? nil : listed.email
        }
        return person
    }
}

extension AccountPeople.Filter {
    /// Tells one filter from another, so that a cursor is only taken back by the list that gave it.
    var signature: String { [role?.rawValue ?? "", state?.rawValue ?? "", search?.text ?? ""].joined(separator: "|") }

    fileprivate func shows(_ listed: AccountPeople.Listed) -> Bool {
        (role == nil || role == listed.role) && (state == nil || state == listed.state)
            && (search.map { $0.isFound(in: [listed.name, listed.email]) } ?? true)
    }
}
