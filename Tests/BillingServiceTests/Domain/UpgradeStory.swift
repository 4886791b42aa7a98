import Contracts
import EventSourcing
import TestKit
@testable import BillingService

typealias UpgradeRequestEvent = any StreamEvent<UpgradeRequestState>

extension Known {
    static let request = UpgradeRequestID(high: 0x5e4d_3c2b_1a09_4f8e, low: 0x8d7c_6b5a_4938_2755)
    static let requester = UserID(high: 0x9d1f_6c11_2f8e_4b61, low: 0xa1b8_0d6f_0b7a_4c22)
}

extension UpgradeProposal {
    static func upgrade(_ tier: Tier = .changemaker, _ period: BillingPeriod? = .annual, message: String? = nil) -> UpgradeProposal {
        UpgradeProposal(
            kind: .tierUpgrade, organisationID: Known.organisation, workspaceID: Known.workspace, requestedBy: Known.requester,
            tier: tier, billingPeriod: period, message: message)
    }

    static func workspace(
        _ name: String? = "Panel", _ tier: Tier = .changemaker, _ context: WorkspaceChanged.UsageContext? = nil
    ) -> UpgradeProposal {
        UpgradeProposal(
            kind: .newWorkspace, organisationID: Known.organisation, requestedBy: Known.requester, name: name, tier: tier,
            billingPeriod: .annual, visibility: .isPrivate, usageContext: context)
    }
}

/// A request that was received, and what follows from what staff and the platform do about it.
struct UpgradeStory {
    private(set) var state = UpgradeRequestState()

    init(_ proposal: UpgradeProposal = .upgrade(), joins pending: UpgradeRequestID? = nil) throws {
        try when(
            ReceiveUpgradeRequest(
                id: Known.request, proposal: proposal, account: AccountID(of: Known.organisation), pending: pending, origin: .platform))
    }

    @discardableResult
    mutating func when(_ command: some Command<UpgradeRequest>, at instant: Instant = t0) throws -> [UpgradeRequestEvent] {
        let events = try command.decide(state, at: instant)
        for event in events { event.evolve(&state) }
        return events
    }

    /// The rejection that a command meets; nil when it is accepted.
    func rejection(of command: some Command<UpgradeRequest>) throws -> Rejection? {
        do {
            _ = try command.decide(state, at: t0)
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }
}

extension ApproveUpgradeRequest {
    static func granting(_ tier: Tier = .changemaker, _ period: BillingPeriod = .annual) -> ApproveUpgradeRequest {
        ApproveUpgradeRequest(granted: GrantedTerms(tier: tier, billingPeriod: period), staffNotes: nil)
    }
}
