import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct OpeningTests {
    @Test func anAccountOpensOnce() throws {
        let identity = AccountIdentity(of: Known.workspace, in: Known.organisation)
        var story = try AccountStory(identity)
        #expect(try story.when(Asked(OpenAccount(identity: identity))) == [])
        #expect(
            story.events == [
                AccountOpened(
                    of: AccountIdentity(of: Known.workspace, in: Known.organisation), effectiveAt: t0.adding(days: -400))
            ])
    }

    @Test func onlyTheAccountOfAWorkspaceMoves() throws {
        var story = try AccountStory(AccountIdentity(of: Known.workspace, in: Known.organisation))
        #expect(try story.when(.move(to: Known.organisation, at: t0)) == [])
        let moved = try story.when(.move(to: Known.otherOrganisation, at: t0))
        let event = try #require(moved.first as? AccountMoved, "it moves")
        #expect(event.previousOrganisationID == Known.organisation)
        #expect(event.partitionKey == Known.otherOrganisation.description)
        #expect(try story.when(.move(to: Known.organisation, at: t0.adding(days: -1))) == [], "older than the move")
        var pooled = try AccountStory()
        #expect(try pooled.when(.move(to: Known.otherOrganisation, at: t0)) == [])
    }

    @Test func onlyStaffTakeBackAHandoff() throws {
        let third = OrganisationID(high: 3, low: 3)
        var story = try AccountStory(AccountIdentity(of: Known.workspace, in: Known.organisation))
        let handedOff = try story.when(.handOff(to: Known.otherOrganisation, at: t0))
        #expect((handedOff.first as? AccountMoved)?.handedOff == true)
        #expect(try story.when(.move(to: Known.organisation, at: t0.adding(days: 1))) == [], "the platform still names the former owner")
        var onward = story
        let moved = try onward.when(.move(to: third, at: t0.adding(days: 2)))
        #expect((moved.first as? AccountMoved)?.organisationID == third)
        #expect((moved.first as? AccountMoved)?.handedOff == nil)
        try story.when(.handOff(to: Known.organisation, at: t0.adding(days: 2)))
        #expect(story.state.identity?.organisationID == Known.organisation)
        #expect(try story.when(.move(to: Known.organisation, at: t0.adding(days: 3))) == [])
        #expect(try story.when(.move(to: Known.otherOrganisation, at: t0.adding(days: 3))) == [], "the former owner is the other one now")
    }
}
