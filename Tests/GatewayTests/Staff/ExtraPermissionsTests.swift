import Contracts
import EventSourcing
import TestKit
import Testing
@testable import Gateway

@Suite struct ExtraPermissionsTests {
    private static let policy: ShortText = "staff:can_set_tier"
    private static let kim: ShortText = "kim@dembrane.com"

    private static func grant(until: Instant? = nil, by manager: String = "robin@dembrane.com") throws -> GrantPolicy {
        GrantPolicy(email: kim, policy: policy, until: until, manager: manager, reason: try Reason("covers"))
    }

    private static func granted(until: Instant? = nil, previousUntil: Instant? = nil) throws -> PolicyGranted {
        PolicyGranted(email: kim, policy: policy, until: until, previousUntil: previousUntil, reason: try Reason("covers"))
    }

    private static func state(_ events: [any StreamEvent<ExtraPermissionsState>]) -> ExtraPermissionsState {
        var state = ExtraPermissions.initialState
        for event in events { event.evolve(&state) }
        return state
    }

    @Test func aGrantIsMadeOnceAndAnotherEndHoldsInstead() throws {
        let first = try Self.grant().decide(ExtraPermissions.initialState, at: t0)
        let plain = try Self.granted()
        #expect(first == [plain])
        #expect(try Self.grant().decide(Self.state(first), at: t0).isEmpty)
        let end = t0.adding(days: 3)
        let second = try Self.grant(until: end).decide(Self.state(first), at: t0)
        let ending = try Self.granted(until: end)
        #expect(second == [ending])
        let third = try Self.grant(until: t0.adding(days: 9)).decide(Self.state(first + second), at: t0)
        let moved = try Self.granted(until: t0.adding(days: 9), previousUntil: end)
        #expect(third == [moved])
    }

    /// Milliseconds from the end, and whether the grant still holds.
    @Test(arguments: [(-1, true), (0, false), (1, false)])
    func itEndsAtItsVeryInstant(milliseconds: Int64, holds: Bool) throws {
        let end = t0.adding(days: 3)
        let state = Self.state([try Self.granted(until: end)])
        let now = end.adding(milliseconds: milliseconds)
        let taken = TakePolicy(email: Self.kim, policy: Self.policy, reason: try Reason("back")).decide(state, at: now)
        #expect(taken.isEmpty == !holds)
        #expect((state.grant(Self.policy, at: now) != nil) == holds)
    }

    @Test func whatIsTakenIsHeldNoMoreAndCanBeGrantedAnew() throws {
        let end = t0.adding(days: 3)
        let before = Self.state([try Self.granted(until: end)])
        let taken = TakePolicy(email: Self.kim, policy: Self.policy, reason: try Reason("back")).decide(before, at: t0)
        let expected = PolicyTaken(email: Self.kim, policy: Self.policy, previousUntil: end, reason: try Reason("back"))
        #expect(taken == [expected])
        let after = Self.state([try Self.granted(until: end)] + taken)
        #expect(TakePolicy(email: Self.kim, policy: Self.policy, reason: try Reason("back")).decide(after, at: t0).isEmpty)
        let (again, plain) = (try Self.grant().decide(after, at: t0), try Self.granted())
        #expect(again == [plain])
    }

    @Test func nobodyGrantsToThemselves() throws {
        let grant = try Self.grant(by: Self.kim.text)
        #expect(throws: Rejection.self) { try grant.decide(ExtraPermissions.initialState, at: t0) }
    }

    /// Days from now, and whether that can be the end.
    @Test(arguments: [(-1, false), (0, false), (1, true), (730, true), (731, false)])
    func anEndLiesAheadAndNotTooFar(days: Int, isTaken: Bool) throws {
        let grant = try Self.grant(until: t0.adding(days: days))
        let events = try? grant.decide(ExtraPermissions.initialState, at: t0)
        #expect((events?.count == 1) == isTaken)
    }
}
