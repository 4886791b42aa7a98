import Contracts
import EventSourcing
import TestKit
import Testing
@testable import Gateway

@Suite struct StaffMemberTests {
    private static func id() throws -> StaffMemberID { try #require(StaffMemberID("u-1")) }

    private static func sighting() throws -> RecordSighting {
        RecordSighting(memberID: try id(), email: "eva@dembrane.com", name: DisplayText("Eva"), policies: ["staff:can_set_tier"])
    }

    /// The state after these events.
    private static func state(_ events: [any StreamEvent<StaffMemberState>]) -> StaffMemberState {
        var state = StaffMember.initialState
        for event in events { event.evolve(&state) }
        return state
    }

    /// Hours after nine o'clock of the first day, and whether being seen then is news.
    @Test(arguments: [(0, false), (14, false), (15, true), (40, true), (-10, true)])
    func somebodyIsSeenOnceADay(hours: Int, isNews: Bool) throws {
        let id = try Self.id()
        let first = try Self.sighting().decide(StaffMember.initialState, at: t0)
        let now = t0.adding(hours: hours)
        let expected = StaffSeen(
            memberID: id, email: "eva@dembrane.com", name: DisplayText("Eva"), policies: ["staff:can_set_tier"], seenAt: now)
        let again = try Self.sighting().decide(Self.state(first), at: now)
        #expect(first.count == 1)
        #expect(again == (isNews ? [expected] : []))
    }

    @Test func onlyWhatIsDifferentIsSetAndTheRestStays() throws {
        let id = try Self.id()
        let first = SetPreferences(memberID: id, wanted: MailPreferences([.chargeFailed: .digest, .paidTwice: .single]))
        let events = first.decide(StaffMember.initialState, at: t0)
        #expect(
            events == [
                PreferencesSet(
                    memberID: id, preferences: MailPreferences([.chargeFailed: .digest]),
                    previousPreferences: MailPreferences([.chargeFailed: .single]))
            ])
        let second = SetPreferences(memberID: id, wanted: MailPreferences([.chargeFailed: .off, .mandateLost: .off]))
        let later = second.decide(Self.state(events), at: t0)
        #expect(
            later == [
                PreferencesSet(
                    memberID: id, preferences: MailPreferences([.chargeFailed: .off, .mandateLost: .off]),
                    previousPreferences: MailPreferences([.chargeFailed: .digest, .mandateLost: .single]))
            ])
        let state = Self.state(events + later)
        #expect(state.preferencesVersion == 2)
        #expect(state.preferences[.chargeFailed] == .off)
        #expect(state.preferences[.upgradeRequested] == .single)
        #expect(second.decide(state, at: t0) == [])
        #expect(SetPreferences(memberID: id, wanted: MailPreferences()).decide(state, at: t0) == [])
    }

    @Test func whoHasSaidNothingIsSubscribedToEverything() {
        let complete = StaffMember.initialState.preferences.complete.byCode
        #expect(complete.count == NoticeCode.allCases.count)
        #expect(Set(complete.values) == [.single])
    }

    @Test(arguments: [("", false), ("u-1", true), (String(repeating: "é", count: 127), true), (String(repeating: "é", count: 128), false)])
    func anIdHasOneTo255Bytes(text: String, isOne: Bool) {
        #expect((StaffMemberID(text) != nil) == isOne)
    }

    @Test func anIdHoldsNoControlCharacter() {
        #expect(StaffMemberID("u\n1") == nil)
        #expect(StaffMemberID("u\u{85}1") == nil)
    }
}
