import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What is known of a workspace when staff decide about it.
struct AdministrationDesk {
    let workspaceID: WorkspaceID
    let workspace: ClientWorkspaces.Workspace
    let connection: Connection

    /// Throws 404 for a workspace that isn't there.
    init(_ request: some StaffRequest, _ connection: Connection) throws {
        workspaceID = try request.id(of: "workspace")
        guard let workspace = try ClientWorkspaces.workspace(workspaceID, connection) else {
            throw Problem.notFound("workspace \(workspaceID)")
        }
        self.workspace = workspace
        self.connection = connection
    }

    /// Who pays for the workspace.
    var accountID: AccountID { workspace.isExternal ? AccountID(of: workspaceID) : AccountID(of: workspace.organisationID) }

    func visibility() throws -> Visibility? { try WorkspaceVisibilities.visibility(of: workspaceID, connection) }

    func terms() throws -> ClientTerms.Terms { try ClientTerms.terms(of: accountID, connection) }

    /// What staff have given the account.
    func givenDiscount() throws -> Discount? { try GivenDiscounts.discount(on: accountID, connection) }

    func people() throws -> AdminCandidates { try AdminCandidates(of: workspaceID, in: workspace.organisationID, connection) }

    func answer() throws -> AdministeredWorkspace {
        AdministeredWorkspace(
            workspaceID: workspaceID, organisationID: workspace.organisationID, name: workspace.name, visibility: try visibility(),
            admins: try known(people().admins))
    }

    /// Of those who are in the workspace or its organisation, by name.
    func known(_ users: Set<UserID>) throws -> [KnownPerson] {
        let places = [workspaceID.sqlValue, workspace.organisationID.sqlValue]
        let names = try People.names(among: AdminCandidates.everybody, places, connection)
        let people = users.sorted().map { KnownPerson(userID: $0, name: names[$0]?.name, email: names[$0]?.email) }
        return people.sorted { ($0.name ?? "").lowercased() < ($1.name ?? "").lowercased() }
    }
}
