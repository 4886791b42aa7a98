import Contracts
import Testing

@testable import BillingService

@Suite struct DiscountTests {
    @Test(arguments: [nil, Known.workspace])
    func aDiscountIsSetChangedAndCleared(workspace: WorkspaceID?) throws {
        var story = try AccountStory()
        #expect(try story.when(.discount(.scholarship, 25, on: workspace)).count == 1)
        #expect(try story.when(.discount(.scholarship, 25, on: workspace)) == [])
        let changed = try story.when(.discount(.staffDiscount, 30, on: workspace))
        guard case .discountSet(let set) = changed.first else { return #expect(Bool(false), "it changes") }
        #expect(set.previousDiscount?.kind == .scholarship)
        #expect(set.workspaceID == workspace)
        #expect(set.reason == "Education")
        let clear = AccountCommand.clearDiscount(ClearDiscount(workspaceID: workspace, at: t0))
        #expect(try story.when(clear).count == 1)
        #expect(try story.when(clear) == [])
        #expect(story.state.discount == nil && story.state.workspaceDiscounts.isEmpty)
    }

    @Test func accountAndWorkspacesHaveTheirOwn() throws {
        let story = try AccountStory(
            given: .discount(.scholarship, 10), .discount(.staffDiscount, 20, on: Known.workspace),
            .discount(.trial, 30, on: Known.otherWorkspace))
        #expect(story.state.discount?.percent.value == 10)
        #expect(story.state.workspaceDiscounts.mapValues(\.percent.value) == [Known.workspace: 20, Known.otherWorkspace: 30])
    }

    @Test(arguments: [("", 0), ("  \n", 0), (String(repeating: "é", count: 501), 501)])
    func aReasonHasOneToFiveHundredCharacters(text: String, count: Int) {
        #expect(throws: AccountRejection.reasonLength(count)) { try Reason(text) }
    }

    @Test func spaceAroundAReasonDoesNotCount() throws {
        #expect(try Reason("  \(String(repeating: "é", count: 500))\n").text.count == 500)
        #expect(try Reason("x").text == "x")
    }
}
