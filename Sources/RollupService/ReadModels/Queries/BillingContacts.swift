import Contracts
import Database
import StaffAPI

/// Whom to speak to about the money of an account: the people with the billing role in its workspaces, and in its organisation where the account
/// pools what the organisation has (DOMAIN §6, §15). Those of a workspace come first, then who has been there longest.
struct BillingContacts {
    static let maximum = 20

    private let connection: Connection
    private let line: AccountMonth
    private let asOf: AsOf
    private let reader: ContactReader

    init(_ connection: Connection, of line: AccountMonth, _ reader: ContactReader, now: Instant) {
        self.connection = connection
        self.line = line
        self.reader = reader
        asOf = AsOf(month: line.month, now: now)
    }

    func contacts() throws -> [AdminContact] {
        var chosen: [AdminContact] = []
        func add(_ candidates: [AdminContacts.Candidate], _ source: ContactSource) throws {
            for candidate in candidates.sorted(by: { ($0.since, $0.user) < ($1.since, $1.user) }) where chosen.count < Self.maximum {
                guard !chosen.contains(where: { $0.userID == candidate.user }) else { continue }
                var contact = try reader.contact(candidate.user)
                contact.source = Word(source)
                chosen.append(contact)
            }
        }
        guard !line.closed else { return [] }
        try add(try ofWorkspaces(), .direct)
        if line.scope == .organisation { try add(try ofOrganisation(), .organisation) }
        return chosen
    }

    private func ofWorkspaces() throws -> [AdminContacts.Candidate] {
        let members = MembershipTable(connection: connection)
        let workspaces = try WorkspaceMonthTable(connection: connection).lines(of: line.accountID, line.month).filter { !$0.deleted }
        return try workspaces.flatMap { workspace in
            try members.histories(in: workspace.workspaceID, ofThoseEver: .billing).compactMap { history in
                guard case .user(let user) = history.person, let version = history.version(asOf), version.counts,
                    version.state == .active, version.role == .billing
                else { return nil }
                return AdminContacts.Candidate(user: user, isOwner: false, since: version.joinedAt)
            }
        }
    }

    private func ofOrganisation() throws -> [AdminContacts.Candidate] {
        try OrganisationMemberTable(connection: connection).members(of: line.organisationID, everAs: [.billing]).holders(
            of: [.billing], asOf)
    }
}
