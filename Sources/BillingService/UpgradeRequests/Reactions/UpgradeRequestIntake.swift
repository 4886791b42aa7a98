import Contracts
import Database
import EventKit
import EventSourcing

/// Takes requests in, from the platform and from staff.
struct UpgradeRequestIntake {
    let work: UnitOfWork

    /// A fact of the platform, which may tell of a workspace before that is known here. Throws `Rejection` for one that breaks a rule.
    func take(_ fact: UpgradeRequested, _ event: CloudEvent) throws {
        let proposal = UpgradeProposal(
            kind: fact.kind, organisationID: fact.organisationID, workspaceID: fact.workspaceID, requestedBy: fact.requestedBy,
            name: fact.proposedName?.text, tier: fact.proposedTier, billingPeriod: fact.proposedBillingPeriod,
            visibility: fact.proposedVisibility, usageContext: fact.usageContext, message: fact.message?.text)
        try UpgradeRequestIntake(work: work.following(event)).receive(fact.requestID, proposal, .platform, at: event.time)
    }

    /// Staff enter a request on a customer's behalf. Throws `Rejection` also for what they can put right at once: a tier that nobody is
    /// granted, an organisation or workspace that isn't known.
    func enter(_ id: UpgradeRequestID, _ proposal: UpgradeProposal) throws {
        guard proposal.proposesGrantableTier else { throw Rejection.tierNotProposed(proposal.tier) }
        let organisation = proposal.organisationID
        guard try OpenAccounts.owner(of: AccountID(of: organisation), work.connection) != nil,
            try !CustomerNames.isDeleted(organisation, work.connection)
        else { throw Rejection.unknownOrganisation(organisation) }
        if let workspace = proposal.workspaceID {
            let known = try Workspaces.workspace(workspace, work.connection)
            guard let known, !known.deleted, known.organisationID == organisation else { throw Rejection.unknownWorkspace(workspace) }
        }
        try receive(id, proposal, .staff, at: work.now)
    }

    /// One of an imported past; answers how many events it came to. What has joined a request that was decided in the past is decided with it.
    func take(_ request: ImportedRequest) throws -> Int {
        let joins = try request.decision == nil ? UpgradeRequestQueue.pendingUpgrade(of: request.account, work.connection) : nil
        let receipt = ReceiveUpgradeRequest(
            id: request.requestID, proposal: request.proposal, account: request.account, pending: joins, origin: .platform, cause: .imported
        )
        let command = ImportUpgradeRequest(receipt: receipt, decision: request.decision)
        let id = request.requestID.description
        var count = try work.execute(command, on: id, at: request.at).events.count
        guard request.decision != nil else { return count }
        for joined in try UpgradeRequestQueue.joined(to: request.requestID, work.connection) {
            count += try work.execute(command, on: joined.description, at: request.at).events.count
        }
        return count
    }

    private func receive(
        _ id: UpgradeRequestID, _ proposal: UpgradeProposal, _ origin: UpgradeRequestReceived.Origin, at instant: Instant
    ) throws {
        let account = try account(of: proposal)
        let command = ReceiveUpgradeRequest(
            id: id, proposal: proposal, account: account,
            pending: try UpgradeRequestQueue.pendingUpgrade(of: account, work.connection), origin: origin)
        try work.execute(command, on: id.description, at: instant)
    }

    private func account(of proposal: UpgradeProposal) throws -> AccountID {
        switch proposal.kind {
        case .newWorkspace: AccountID(of: proposal.organisationID)
        case .tierUpgrade:
            try proposal.workspaceID.flatMap { try Workspaces.workspace($0, work.connection)?.accountID }
                ?? AccountID(of: proposal.organisationID)
        }
    }
}

extension Rejection {
    static func unknownOrganisation(_ id: OrganisationID) -> Rejection {
        field("organisation_id", "there is no organisation \(id)")
    }

    static func unknownWorkspace(_ id: WorkspaceID) -> Rejection {
        field("workspace_id", "the organisation has no workspace \(id)")
    }
}
