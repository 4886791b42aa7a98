import Contracts
import EventSourcing

/// Gives a client's workspace, and the account that pays for it, from the partner who runs it to another organisation. This one decision is all that
/// decides it: whatever else changes follows from its event.
struct HandOff: Command {
    typealias Target = WorkspaceCare

    let situation: HandoffSituation
    let partnerConfirmed: Bool
    let clientConfirmed: Bool
    let reason: Reason

    func decide(_ state: WorkspaceCareState, at now: Instant) throws -> [WorkspaceCareEvent] {
        try situation.check()
        guard partnerConfirmed else { throw Rejection.field("partner_confirmed", "partner_confirmed has to say that the partner agrees") }
        guard clientConfirmed else { throw Rejection.field("client_confirmed", "client_confirmed has to say that the client agrees") }
        return [
            WorkspaceHandedOff(
                workspaceID: situation.workspaceID, organisationID: situation.target, previousOrganisationID: situation.owner,
                partnerConfirmed: partnerConfirmed, clientConfirmed: clientConfirmed, formerAdmins: situation.formerAdmins.sorted(),
                inheritedAdmins: situation.inheritedAdmins.sorted(), reason: reason.text, effectiveAt: now)
        ]
    }
}

/// What a handoff begins with, as the platform and billing tell now.
struct HandoffSituation: Sendable, Equatable {
    /// What is known of the organisation that it goes to.
    enum Standing: Sendable, Equatable { case unknown, deleted, present }

    let workspaceID: WorkspaceID
    let isExternal: Bool
    let owner: OrganisationID
    let target: OrganisationID
    let targetStanding: Standing
    /// It is paid by the partner's means.
    let hasLiveSubscription: Bool
    /// Admins who belong to the owner, and not to the target.
    let formerAdmins: Set<UserID>
    /// Those of them whose place comes through the owner.
    var inheritedAdmins: Set<UserID> = []

    /// Throws what no confirmation helps against.
    func check() throws {
        guard isExternal else { throw Rejection.internalWorkspace }
        guard target != owner else { throw Rejection.ownedAlready }
        switch targetStanding {
        case .unknown: throw Rejection.field("to_organisation_id", "there is no organisation \(target)")
        case .deleted: throw Rejection.deletedTarget
        case .present: break
        }
        guard !hasLiveSubscription else { throw Rejection.paidByPartner }
    }
}

extension WorkspaceHandedOff: StreamEvent {
    /// Whose the workspace is now depends on the platform's facts too, so that nothing of it is kept for later decisions.
    public func evolve(_ state: inout WorkspaceCareState) {}
}

extension Rejection {
    static let internalWorkspace = rule(
        "internal-workspace", detail: "the workspace is internal: its organisation pays for it, so that there is no account to hand over")
    static let ownedAlready = rule(
        "owned-already", detail: "the workspace belongs to that organisation already", field: "to_organisation_id")
    static let deletedTarget = rule(
        "deleted-organisation", detail: "that organisation is deleted; choose another one", field: "to_organisation_id")
    static let paidByPartner = rule(
        "live-subscription",
        detail: "a subscription by the partner's means of payment is live; let it be cancelled first, and hand the workspace over then")
}
