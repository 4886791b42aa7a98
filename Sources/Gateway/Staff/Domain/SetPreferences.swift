import Contracts
import EventSourcing

/// Says how one wants to be written to. Codes that aren't named keep what holds for them.
struct SetPreferences: Command {
    typealias Target = StaffMember

    var memberID: StaffMemberID
    var wanted: MailPreferences

    func decide(_ state: StaffMemberState, at now: Instant) -> [any StreamEvent<StaffMemberState>] {
        let changed = wanted.differing(from: state.preferences)
        guard !changed.isEmpty else { return [] }
        let previous = state.preferences.limited(to: changed.byCode.keys)
        return [PreferencesSet(memberID: memberID, preferences: changed, previousPreferences: previous)]
    }
}

extension PreferencesSet: StreamEvent {
    public func evolve(_ state: inout StaffMemberState) {
        state.preferences.merge(preferences)
        state.preferencesVersion += 1
    }
}
