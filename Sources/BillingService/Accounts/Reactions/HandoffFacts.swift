import Contracts
import EventKit

/// What billing does when staff hand a workspace over: its account goes to the new organisation.
enum HandoffFacts {
    static let subscription = TopicSubscription(.partner) { events, work in
        for event in events {
            guard let handoff = try event.decode(WorkspaceHandedOff.self) else { continue }
            try follow(handoff, work.following(event))
        }
    }

    private static func follow(_ handoff: WorkspaceHandedOff, _ work: UnitOfWork) throws {
        let account = handoff.accountID.description
        if try OpenAccounts.owner(of: handoff.accountID, work.connection) == nil {
            let identity = AccountIdentity(of: handoff.workspaceID, in: handoff.previousOrganisationID)
            try work.execute(OpenAccount(identity: identity), on: account, at: handoff.effectiveAt)
        }
        try work.execute(MoveAccount(organisation: handoff.organisationID, isHandoff: true), on: account, at: handoff.effectiveAt)
    }
}
