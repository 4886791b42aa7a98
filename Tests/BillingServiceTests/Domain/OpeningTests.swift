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

    @Test func goingDownNamesWhatIsTakenAway() {
        let effects = DowngradeEffect.effects(
            from: .guardian, to: .free, scope: .organisation, customLogos: [true, false, true], prices: .standard)
        #expect(effects.map(\.feature) == DowngradeEffect.Feature.allCases.filter { $0 != .tier })
        #expect(effects.first?.workspaces == 3)
        #expect(effects.first { $0.kind == .reverted }?.workspaces == 2)
        let single = DowngradeEffect.effects(from: .changemaker, to: .innovator, scope: .workspace, customLogos: [false], prices: .standard)
        #expect(single.map(\.feature) == [.apiAccess, .webhooks, .export, .privateSharing, .newPrivateWorkspaces])
    }

    @Test(arguments: [(Tier.free, Tier.guardian), (.free, .pilot), (.guardian, .guardian)])
    func noOtherWayTakesAnythingAway(current: Tier, target: Tier) {
        #expect(DowngradeEffect.effects(from: current, to: target, scope: .organisation, customLogos: [true], prices: .standard) == [])
    }
}
