import Contracts
import EventSourcing

/// Something that staff look after because of what a new user has answered: open until the action that it asks for, or until somebody says
/// that it is done.
enum FollowUp: Aggregate {
    static let category = "follow-up"
    static let initialState = FollowUpState()
    static let events = EventTable<FollowUpState>(FollowUpOpened.self, FollowUpClosed.self)
}

public struct FollowUpState: Sendable, Equatable {
    /// Nil for one that there isn't.
    var opened: FollowUpOpened?
    var closed: FollowUpClosed?
}

/// Opens a follow-up, once: what was looked after isn't asked for again when the same is answered anew.
struct OpenFollowUp: Command {
    typealias Target = FollowUp

    let kind: FollowUpKind
    let user: UserID
    let organisation: OrganisationID

    var id: FollowUpID { FollowUpID(kind, for: user, in: organisation) }

    func decide(_ state: FollowUpState, at now: Instant) -> [any StreamEvent<FollowUpState>] {
        guard state.opened == nil else { return [] }
        return [FollowUpOpened(followUpID: id, kind: kind, userID: user, organisationID: organisation, effectiveAt: now)]
    }
}

extension FollowUpOpened: StreamEvent {
    public func evolve(_ state: inout FollowUpState) { state.opened = self }
}
