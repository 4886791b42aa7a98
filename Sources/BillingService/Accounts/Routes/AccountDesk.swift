import Contracts
import EventKit
import EventSourcing
import WebKit

/// Carries out commands on accounts for the routes.
enum AccountDesk {
    /// Lets the account decide, and answers with its new state. Throws 403 where the command would set the tier without the policy for it.
    static func execute(
        _ command: some AccountCommand, on account: AccountID, _ request: CommandRequest, _ work: UnitOfWork
    ) throws -> CommandAnswer {
        let (state, _) = try work.load(Account.self, id: account.description)
        if command.setsTier(of: state.settled(at: work.now)) { try request.identity.require(.setTier) }
        let execution = try work.execute(command, on: account.description, expectedVersion: request.expectedVersion)
        guard let identity = execution.state.identity else { throw Rejection.accountNotOpened }
        let answer = BillingAnswer(
            identity, execution.state, version: execution.version,
            referrals: try ClientDiscounts.discounts(of: account, work.connection), at: work.now)
        return CommandAnswer(name: "account", value: answer, version: execution.version)
    }

    static func account(_ request: some StaffRequest) throws -> AccountID {
        try request.id(of: "account")
    }

    /// The workspace of the path, and the account that pays for it.
    static func workspace(_ request: some StaffRequest, _ work: UnitOfWork) throws -> (workspace: WorkspaceID, account: AccountID) {
        let id: WorkspaceID = try request.id(of: "workspace")
        guard let workspace = try Workspaces.workspace(id, work.connection), !workspace.deleted else {
            throw Problem.notFound("workspace \(id)")
        }
        return (id, workspace.accountID)
    }
}
