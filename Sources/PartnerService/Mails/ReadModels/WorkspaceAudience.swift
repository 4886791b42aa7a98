import Contracts
import Database
import EventKit

/// Who is told what becomes of a workspace, once each.
struct WorkspaceAudience {
    let connection: Connection

    /// The admins that there are and the new one, and the account's people. Whoever is invited hears of it from the platform.
    func people(for change: WorkspaceAdminChanged) throws -> [UserID] {
        let named = change.previousAdmins + [change.userID].compactMap { $0 }
        return Set(try accountsPeople(of: change).map(\.userID) + named).sorted()
    }

    /// Owners and admins of both organisations, whoever answers for the workspace, and those who were its admins (DOMAIN §16).
    func people(for handoff: WorkspaceHandedOff) throws -> [UserID] {
        let organisations = [handoff.organisationID, handoff.previousOrganisationID]
        let ofOrganisations = try organisations.flatMap { try ResponsiblePeople.people(at: $0, connection) }.filter { $0.role != .billing }
        let ofWorkspace = try ResponsiblePeople.people(at: handoff.workspaceID, connection)
        return Set((ofOrganisations + ofWorkspace).map(\.userID) + handoff.formerAdmins).sorted()
    }

    private func accountsPeople(of change: WorkspaceAdminChanged) throws -> [ResponsiblePeople.Person] {
        guard change.accountID == AccountID(of: change.organisationID) else {
            return try ResponsiblePeople.people(at: change.workspaceID, connection)
        }
        return try ResponsiblePeople.people(
            of: change.organisationID, workspaces: "organisation_id = ?2 AND is_external = 0", change.organisationID.sqlValue, connection)
    }
}
