import Contracts
import StaffAPI

/// What a request is about, and what has come of it.
struct RequestFacts {
    let row: UpgradeRequestRow

    var all: [FactList.Fact] {
        [
            .init("Account", NameLink.account(row.accountID, row.organisationName ?? "")),
            row.workspaceID.map { .init("Workspace", NameLink.workspace($0, row.workspaceName ?? "")) },
            .init("Asks for", row.kind.title), row.proposedName.map { .init("Proposed name", ShownName($0).html()) },
            row.usageContext.map { .init("The workspace is", $0.title) },
            row.proposedVisibility.map { .init("Who sees it", $0.title) },
            .init("Asked", Figures.moment(row.createdAt)),
            row.enteredBy.map { .init("Entered by", ShownName($0).html()) },
            row.status == .pending ? .init("Answer due", Figures.moment(row.dueAt)) : nil,
            row.decidedAt.map { .init("Decided", Figures.moment($0)) },
            row.decidedBy.map { .init("Decided by", ShownName($0).html()) },
            createdWorkspace,
        ].compactMap { $0 }
    }

    private var createdWorkspace: FactList.Fact? {
        if let created = row.createdWorkspace {
            return .init("Created workspace", NameLink.workspace(created.workspaceID, created.name ?? ""))
        }
        guard row.status == .approved, row.kind == .newWorkspace else { return nil }
        return .init("Created workspace", "not created yet")
    }
}
