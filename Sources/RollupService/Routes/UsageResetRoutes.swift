import Contracts
import Database
import EventKit
import StaffAPI
import WebKit

/// Starts the count of one workspace again, or of all workspaces of an account that have a cap.
enum UsageResetRoutes {
    /// Far more than any account with a cap has; each is a decision of its own, all in one transaction.
    static let workspacesMaximum = 1_000

    private struct Body: Decodable {
        var reason: String
    }

    private struct AccountBody: Decodable {
        var reason: String?
    }

    static func add(to routes: inout ServiceRoutes) {
        routes.command(RollupOperations.resetUsage, resetWorkspace)
        routes.command(RollupOperations.resetAccountUsage, resetAccount)
    }

    @Sendable private static func resetWorkspace(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let reason = try Reason(field: try request.body(as: Body.self).reason)
        let workspaceID: WorkspaceID = try request.id(of: "workspace")
        let before = try workspace(workspaceID, work)
        guard !before.deleted else {
            throw Problem.refused("the workspace is deleted, so that nothing is counted in it any more")
        }
        let execution = try work.execute(
            ResetUsage(
                workspaceID: before.workspaceID, accountID: before.accountID, organisationID: before.organisationID,
                countedSeconds: before.countedSeconds, reason: reason),
            on: before.workspaceID.description, expectedVersion: request.expectedVersion)
        try HealthQueue(connection: work.connection).wake(work)
        return CommandAnswer(name: "workspace", value: try workspace(workspaceID, work), version: execution.version)
    }

    @Sendable private static func resetAccount(_ request: CommandRequest, _ work: UnitOfWork) throws -> CommandAnswer {
        let asked = try request.body(as: AskedPreview.self)
        let reason = try request.reason(try request.body(as: AccountBody.self).reason)
        let accountID: AccountID = try request.id(of: "account")
        let month = (try RollupState.load(work.connection) ?? RollupState(startingAt: work.now)).openMonth
        guard let organisationID = try account(accountID, month, work)?.organisationID else {
            throw Problem.notFound("account \(accountID)")
        }
        let capped = try WorkspaceMonthTable(connection: work.connection).lines(of: accountID, month)
            .filter { $0.capSeconds != nil && !$0.deleted }
        guard !capped.isEmpty else {
            throw Problem.refused("the account has no workspace with a cap, so that there is no count that could stop it")
        }
        guard capped.count <= workspacesMaximum else {
            throw Problem.refused("the account has more than \(workspacesMaximum) workspaces with a cap; reset them one by one")
        }
        let cycles = try cycles(of: capped, work)
        if asked.preview == true {
            let effects = try capped.map { try effect(on: $0, month, work) }
            return .preview(effects: effects, token: PreviewToken.make("\(accountID)", cycles))
        }
        try PreviewToken.check(asked.previewToken, "\(accountID)", cycles)
        for line in capped {
            let reset = ResetUsage(
                workspaceID: line.workspaceID, accountID: accountID, organisationID: organisationID,
                countedSeconds: line.usage.countedSeconds, reason: reason)
            try work.execute(reset, on: line.workspaceID.description)
        }
        try HealthQueue(connection: work.connection).wake(work)
        return CommandAnswer(name: "account", value: try account(accountID, month, work))
    }

    /// The workspaces, each with how often it has been reset. Their hours are left out: they move by themselves.
    private static func cycles(of lines: [WorkspaceMonth], _ work: UnitOfWork) throws -> String {
        try lines.map { line -> String in
            let id = line.workspaceID.description
            let resets = try work.load(UsageCycle.self, id: id).version
            return "\(id) \(resets)"
        }.joined(separator: " ")
    }

    /// What a reset of a whole account does to one of its workspaces.
    private static func effect(on line: WorkspaceMonth, _ month: Month, _ work: UnitOfWork) throws -> PreviewEffect {
        let candidate = try RiskTable(connection: work.connection).candidate(line.workspaceID, month)
        let seconds = candidate?.figures.lockingSeconds ?? line.usage.countedSeconds
        let (hours, rest) = seconds.quotientAndRemainder(dividingBy: 3_600)
        let minutes = "\(rest / 60)"
        let counted = "\(hours):\(minutes.count == 1 ? "0" : "")\(minutes)"
        return .affected("usage", "\(line.name): the \(counted) hours that count towards the cap begin at zero again")
    }

    private static func workspace(_ workspaceID: WorkspaceID, _ work: UnitOfWork) throws -> WorkspaceDetail {
        guard let workspace = try WorkspaceQuery(work.connection, now: work.now).detail(workspaceID) else {
            throw Problem.notFound("workspace \(workspaceID)")
        }
        return workspace
    }

    private static func account(_ accountID: AccountID, _ month: Month, _ work: UnitOfWork) throws -> AccountRow? {
        try AccountReader(work.connection, month, now: work.now).account(accountID)
    }
}
