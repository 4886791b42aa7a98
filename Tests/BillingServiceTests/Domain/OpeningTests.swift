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
}
