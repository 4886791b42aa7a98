import Contracts
import Database
import EventKit

extension ResponsiblePeople {
    /// Everyone who answers for an account, once each, by their roles: for a pooled account those of the organisation and of its workspaces, for a
    /// client's workspace those of the workspace.
    static func people(of account: AccountIdentity, _ connection: Connection) throws -> [Person] {
        let organisation = account.workspaceID == nil ? account.organisationID : nil
        return try people(of: organisation, workspaces: "account_id = ?2", account.accountID.sqlValue, connection)
    }
}
