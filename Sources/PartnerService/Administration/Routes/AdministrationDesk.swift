import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import Terms
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

    /// What one more seat in the workspace costs per month, without VAT, at the best discount of the account, the workspace and the client's
    /// referral (DOMAIN §3); zero where the account's terms take nothing for seats.
    func seatPrice(at now: Instant) throws -> Cents {
        let terms = try terms()
        let list = PriceList.standard.seatPrice(terms.tier, terms.billingPeriod)
        guard list > .zero, !terms.isTrial else { return .zero }
        let referral = try ReferralReader.discounts(of: accountID, connection).discount(at: now)
        let ofWorkspace = try GivenDiscounts.discount(on: workspaceID, connection)
        let seats = PricedSeats.parts(
            of: 1, seatedIn: [workspaceID], at: list, account: Discount.better(try givenDiscount(), referral),
            workspaces: ofWorkspace.map { [workspaceID: $0] } ?? [:])
        return seats.map(\.amount).reduce(.zero, +)
    }

    func people() throws -> AdminCandidates { try AdminCandidates(of: workspaceID, in: workspace.organisationID, connection) }

    func answer() throws -> AdministeredWorkspace {
        AdministeredWorkspace(
            workspaceID: workspaceID, organisationID: workspace.organisationID, name: workspace.name, visibility: try visibility(),
            admins: try known(people().admins))
    }

    /// By name.
    func known(_ users: Set<UserID>) throws -> [KnownPerson] {
        let people: [KnownPerson] = try users.sorted().map { user in
            let person = try People.person(user, connection)
            return KnownPerson(userID: user, name: person.name, email: person.email)
        }
        return people.sorted { ($0.name ?? "").lowercased() < ($1.name ?? "").lowercased() }
    }

    /// Whether somebody sits already in what the account pays for.
    func hasSeat(_ user: UserID) throws -> Bool {
        let sql = """
            SELECT 1 FROM workspace_members JOIN workspaces USING (workspace_id)
            WHERE user_id = ? AND is_direct AND role <> 'observer' AND NOT deleted AND organisation_id = ? AND NOT is_external
            """
        guard !workspace.isExternal else { return false }
        return try connection.first(sql, [user.sqlValue, workspace.organisationID.sqlValue]) { _ in true } ?? false
    }
}
