import Contracts
import EventSourcing

/// Records that somebody has used the back office: once a day, however often they do.
struct RecordSighting: Command, Hashable {
    typealias Target = StaffMember

    var memberID: StaffMemberID
    var email: ShortText
    var name: DisplayText?
    var policies: [ShortText]

    func decide(_ state: StaffMemberState, at now: Instant) -> [any StreamEvent<StaffMemberState>] {
        guard state.lastSeenAt?.date != now.date else { return [] }
        return [StaffSeen(memberID: memberID, email: email, name: name, policies: policies, seenAt: now)]
    }
}

extension StaffSeen: StreamEvent {
    public func evolve(_ state: inout StaffMemberState) {
        state.lastSeenAt = seenAt
    }
}
