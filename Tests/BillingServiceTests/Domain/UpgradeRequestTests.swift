import Contracts
import EventSourcing
import TestKit
import Testing
@testable import BillingService

@Suite("An upgrade request")
struct UpgradeRequestTests {
    private static let organisationAccount = AccountID(of: Known.organisation)

    @Test func isKeptAsItWasAskedAndTakenInOnce() throws {
        var story = try UpgradeStory(.upgrade(.guardian, .monthly, message: " More hours, please. "))
        let asked = try #require(story.state.asked)
        #expect(asked.proposedTier == .guardian && asked.proposedBillingPeriod == .monthly)
        #expect(asked.message == "More hours, please.")
        #expect(story.state.status == .pending)
        let again = ReceiveUpgradeRequest(
            id: Known.request, proposal: .upgrade(.innovator), account: Self.organisationAccount, pending: nil, origin: .platform)
        #expect(try story.when(again) == [])
    }

    @Test func aHigherTierProposesNoWorkspaceAndJoinsOneThatWaits() throws {
        let first = UpgradeRequestID.random()
        var proposal = UpgradeProposal.upgrade()
        (proposal.name, proposal.visibility, proposal.usageContext, proposal.message) = ("Panel", .inviteOnly, .external, " ")
        let asked = try #require(try UpgradeStory(proposal, joins: first).state.asked)
        #expect(asked.proposedName == nil && asked.proposedVisibility == nil && asked.usageContext == nil && asked.message == nil)
        #expect(asked.joinedRequestID == first)
        #expect(try UpgradeStory(.workspace(), joins: first).state.asked?.joinedRequestID == nil)
    }

    @Test func aNewWorkspaceIsInternalWhereNothingIsSaid() throws {
        #expect(try UpgradeStory(.workspace()).state.asked?.usageContext == .internal)
        #expect(try UpgradeStory(.workspace("Panel", .pioneer)).state.asked?.proposedTier == .pioneer)
    }

    static let unusable: [(UpgradeProposal, String)] = [
        (.upgrade(.free), "proposed_tier"), (.upgrade(.pilot), "proposed_tier"),
        (.upgrade(.guardian, nil), "proposed_billing_period"),
        (.workspace(nil), "proposed_name"), (.workspace("  "), "proposed_name"),
        (.workspace(String(repeating: "x", count: 101)), "proposed_name"),
        (.upgrade(message: String(repeating: "x", count: 1_001)), "message"),
    ]

    @Test(arguments: unusable.indices) func whatCannotBeProposedIsNamed(index: Int) {
        let (proposal, field) = Self.unusable[index]
        #expect {
            try UpgradeStory(proposal)
        } throws: { error in
            (error as? Rejection)?.field == field
        }
    }

    @Test func aLegacyTierComesWithAnotherWorkspaceOfItsAccountAlone() throws {
        #expect(UpgradeProposal.workspace("Panel", .pioneer).proposesGrantableTier)
        #expect(UpgradeProposal.upgrade(.guardian).proposesGrantableTier)
        for proposal: UpgradeProposal in [.upgrade(.pioneer), .upgrade(.pilot), .workspace("Panel", .pioneer, .external)] {
            #expect(!proposal.proposesGrantableTier)
        }
        #expect(try UpgradeStory(.upgrade(.pioneer)).state.status == .pending, "what a customer asks isn't lost")
    }

    @Test func isDecidedOnce() throws {
        let denial = DenyUpgradeRequest(note: "Not now", staffNotes: nil)
        var approved = try UpgradeStory()
        #expect(try approved.when(ApproveUpgradeRequest.granting(.guardian)).count == 1)
        #expect(approved.state.status == .approved)
        #expect(approved.state.asked?.proposedTier == .changemaker, "what was asked stays beside what was granted")
        #expect(try approved.rejection(of: denial)?.code == "already-decided")
        #expect(try approved.rejection(of: ApproveUpgradeRequest.granting())?.code == "already-decided")

        var denied = try UpgradeStory()
        let asked = try #require(denied.state.asked)
        let events = try denied.when(denial)
        #expect(events == [UpgradeRequestDenied(of: asked, note: "Not now", effectiveAt: t0)])
        #expect(try denied.rejection(of: ApproveUpgradeRequest.granting())?.code == "already-decided")
    }

    @Test func whatIsNotThereCannotBeDecided() {
        #expect(throws: Rejection.noUpgradeRequest) { try ApproveUpgradeRequest.granting().decide(UpgradeRequestState(), at: t0) }
    }

    @Test(arguments: [WorkspaceChanged.UsageContext.internal, .external])
    func anApprovedWorkspaceIsAskedForWithItsTerms(context: WorkspaceChanged.UsageContext) throws {
        var story = try UpgradeStory(.workspace("Panel", .guardian, context))
        let granted = try #require(try story.when(ApproveUpgradeRequest.granting(.guardian)).last as? WorkspaceGranted)
        #expect(granted.name == "Panel" && granted.ownerID == Known.requester && granted.visibility == .isPrivate)
        #expect(granted.granted.tier == .guardian)
        #expect(granted.accountID == (context == .internal ? Self.organisationAccount : nil))
        #expect((story.state.termsOfOwnAccount == nil) == (context == .internal))
    }

    @Test func theFirstWorkspaceThatComesOfItIsShown() throws {
        let fulfilment = FulfilUpgradeRequest(workspace: Known.workspace, account: Self.organisationAccount)
        var story = try UpgradeStory(.workspace())
        #expect(try story.when(fulfilment) == [], "nothing was granted yet")
        try story.when(ApproveUpgradeRequest.granting())
        #expect(!story.state.isNotCreated(at: t0.adding(seconds: 3_599)))
        #expect(story.state.isNotCreated(at: t0.adding(hours: 1)))
        let late = t0.adding(hours: 2)
        #expect(try story.when(fulfilment, at: late).count == 1)
        #expect(story.state.workspaceID == Known.workspace && !story.state.isNotCreated(at: late))
        let other = FulfilUpgradeRequest(workspace: Known.otherWorkspace, account: Self.organisationAccount)
        #expect(try story.when(other, at: late) == [])
    }

    @Test func aHigherTierHasNoWorkspaceToWaitFor() throws {
        var story = try UpgradeStory()
        try story.when(ApproveUpgradeRequest.granting())
        #expect(!story.state.isNotCreated(at: t0.adding(days: 9)))
    }
}
