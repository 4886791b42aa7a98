import Contracts
import EventSourcing
import TestKit
import Testing
@testable import TrainingService

/// Whatever is asked of a session in whatever order, over more than two years: what has to hold of its licences holds after every step.
@Suite("Licences under commands in any order") struct LicencePropertyTests {
    static let seeds: ClosedRange<UInt64> = 1...60
    private static let users = (1...4).map { UserID(high: 0x0b, low: $0) }

    @Test(arguments: seeds) func whatHasToHoldHoldsAfterEveryStep(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var story = try SessionStory.requested()
        for _ in 0..<150 {
            do { try step(&story, &random) } catch is Rejection {}
            check(story.state, at: story.now)
        }
        checkTimeline(story.events)
    }

    private func step(_ story: inout SessionStory, _ random: inout SeededGenerator) throws {
        let user = Self.users[Int.random(in: 0..<Self.users.count, using: &random)]
        let day = story.now.date.adding(days: Int.random(in: -400...1, using: &random))
        let (licence, reason) = (story.licence(of: user), try Reason("Because"))
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: try story.ask(AddParticipant(user: user))
        case 2: try story.ask(RemoveParticipant(user: user))
        case 3: try story.ask(CompleteSession(completedOn: day))
        case 4: try story.ask(CompleteSession(completedOn: day, absent: [user]))
        case 5: try story.ask(RevokeLicence(licence: licence, reason: reason))
        case 6: try story.ask(RestoreLicence(licence: licence, reason: reason))
        case 7: try story.ask(EditLicence(licence: licence, completedOn: day, reason: reason))
        case 8:
            var changes = SessionChanges()
            changes.completedOn = day
            try story.ask(UpdateSession(changes: changes))
        case 9: try story.ask(random.next() % 2 == 0 ? CancelSession() : CancelSession(reason: reason))
        case 10: try story.ask(ReopenSession())
        case _: try pass(days: Int.random(in: 1...90, using: &random), &story)
        }
    }

    /// Time passes from timer to timer, as the service's runner lets it.
    private func pass(days: Int, _ story: inout SessionStory) throws {
        let end = story.now.adding(days: days)
        // Each licence ends soon once and ends once.
        for _ in 0...(2 * Self.users.count) {
            guard let due = story.state.nextDue, due <= end else { break }
            story.now = max(story.now, due)
            let events = try story.ask(SettleLicences())
            #expect(!events.isEmpty, "a timer that is due has something to say")
        }
        #expect(story.state.nextDue.map { $0 > end } ?? true, "nothing that was due is left")
        story.now = end
    }

    private func check(_ state: SessionState, at now: Instant) {
        guard let session = state.session else { return }
        let counting = state.licences.values.filter { $0.standing != .revoked }.map(\.granted.userID)
        #expect(Set(counting).count == counting.count, "one licence per person")
        #expect(Set(state.roster).count == state.roster.count, "everybody is on the roster once")
        #expect((session.completedOn != nil) == (session.status == .completed))
        if session.status == .completed {
            let licensed = Set(state.licences.values.map(\.granted.userID))
            #expect(Set(counting).isSubset(of: state.roster), "who holds a licence is on the roster")
            #expect(licensed.isSuperset(of: state.roster), "who is on the roster has got a licence")
            #expect(!counting.isEmpty, "a completed session has a licence that isn't revoked")
        } else {
            #expect(counting.isEmpty, "no licence without its session")
        }
        for licence in state.licences.values {
            #expect(licence.expiresAt == licence.completedOn.adding(days: 365).start)
        }
    }

    /// As the events tell it to others: nothing is granted, taken back or ended that is so already, and no end is announced twice.
    private func checkTimeline(_ events: [SessionEvent]) {
        var state = SessionState()
        for event in events {
            let before = state.licences
            event.evolve(&state)
            switch event {
            case let event as LicenceGranted: #expect(before[event.licenceID]?.standing ?? .revoked == .revoked)
            case let event as LicenceRevoked: #expect(before[event.licenceID]?.standing == .active)
            case let event as LicenceRestored: #expect(before[event.licenceID]?.standing == .revoked)
            case let event as LicenceExpired: #expect(before[event.licenceID]?.standing == .active)
            case let event as LicenceExpiringSoon: #expect(before[event.licenceID]?.warnedOf != event.expiresAt)
            case _: break
            }
        }
    }
}
