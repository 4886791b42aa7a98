import Contracts
import ServiceTesting
import TestKit
import Testing
@testable import BillingService

@Suite struct DiscountTests {
    @Test(arguments: [nil, Known.workspace])
    func aDiscountIsSetChangedAndCleared(workspace: WorkspaceID?) throws {
        var story = try AccountStory()
        #expect(try story.when(.discount(.scholarship, 25, on: workspace)).count == 1)
        #expect(try story.when(.discount(.scholarship, 25, on: workspace)) == [])
        let changed = try story.when(.discount(.staffDiscount, 30, on: workspace))
        let set = try #require(changed.first as? DiscountSet, "it changes")
        #expect(set.previousDiscount?.kind == .scholarship)
        #expect(set.workspaceID == workspace)
        #expect(set.reason == "Education")
        let clear = Asked(ClearDiscount(workspaceID: workspace))
        #expect(try story.when(clear).count == 1)
        #expect(try story.when(clear) == [])
        #expect(story.state.discount == nil && story.state.workspaceDiscounts.isEmpty)
    }

    @Test func accountAndWorkspacesHaveTheirOwn() throws {
        let story = try AccountStory(
            after: .discount(.scholarship, 10), .discount(.staffDiscount, 20, on: Known.workspace),
            .discount(.trial, 30, on: Known.otherWorkspace))
        #expect(story.state.discount?.percent.value == 10)
        #expect(story.state.workspaceDiscounts.mapValues(\.percent.value) == [Known.workspace: 20, Known.otherWorkspace: 30])
    }

    /// Whoever pays is no trial: the discount would turn the class to trial and hide what arrives (DOMAIN §3).
    @Test(arguments: [nil, Known.workspace])
    func aTrialDiscountIsRefusedWhereMoneyArrives(workspace: WorkspaceID?) throws {
        let yesterday = t0.adding(days: -1)
        let payers = [
            try AccountStory(after: .subscription(at: yesterday)), try AccountStory(after: .managed(at: yesterday)),
            try AccountStory(after: .discount(.trial, 100, on: workspace, at: yesterday), .subscription(at: yesterday)),
        ]
        for story in payers {
            #expect(try story.rejection(of: .discount(.trial, 100, on: workspace)) == .trialDiscountOfPayer)
            #expect(try story.rejection(of: .discount(.scholarship, 100, on: workspace)) == nil)
        }
        for story in [
            try AccountStory(), try AccountStory(after: .trial(at: yesterday)), try AccountStory(after: .tier(.guardian, paid: .comped)),
        ] {
            #expect(try story.rejection(of: .discount(.trial, 100, on: workspace)) == nil)
        }
        let canceled = try AccountStory(after: .subscription(at: yesterday), .subscription(Known.canceled))
        #expect(try canceled.rejection(of: .discount(.trial, 100, on: workspace)) == nil)
    }
}
