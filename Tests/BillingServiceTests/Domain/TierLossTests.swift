import Contracts
import Testing
@testable import BillingService

@Suite("What a change of tier takes away")
struct TierLossTests {
    private func effects(
        _ current: Tier, _ target: Tier, _ scope: AccountScope = .workspace, logos: [Bool] = [false]
    ) -> [TermsEffect] {
        TierLoss(current: current, target: target, scope: scope, customLogos: logos, prices: .standard).effects
    }

    private func features(_ current: Tier, _ target: Tier, _ scope: AccountScope = .workspace, logos: [Bool] = [true]) -> [String] {
        effects(current, target, scope, logos: logos).map(\.feature)
    }

    /// Each tier loses what it has and the next lower one hasn't, and nothing else.
    @Test func aStepDownLosesWhatTheLowerTierHasNot() {
        let ofChangemaker = ["white_label_logo", "api_access", "webhooks", "built_in_analysis", "audit_logs"]
        let ofInnovator = ["export", "private_sharing", "new_private_workspaces", "new_private_projects"]
        let ofFree = ["analysis", "hours"]
        #expect(features(.guardian, .changemaker) == ["eu_sovereign_stack"])
        #expect(features(.guardian, .pioneer) == ["eu_sovereign_stack"])
        #expect(features(.changemaker, .innovator) == ofChangemaker)
        #expect(features(.guardian, .innovator) == ofChangemaker + ["eu_sovereign_stack"])
        #expect(features(.innovator, .free) == ofInnovator + ofFree)
        #expect(features(.changemaker, .free) == ofChangemaker + ofInnovator + ofFree)
        #expect(features(.guardian, .free) == ofChangemaker + ofInnovator + ["eu_sovereign_stack"] + ofFree)
    }

    @Test(arguments: [
        (Tier.free, Tier.guardian), (.free, .pilot), (.guardian, .guardian), (.innovator, .changemaker), (.changemaker, .pioneer),
    ])
    func noOtherWayTakesAnythingAway(current: Tier, target: Tier) {
        #expect(effects(current, target, .organisation, logos: [true]) == [])
    }

    @Test func theLogoIsRevertedWhereOneIsShownAndTheRestFrozen() {
        let shown = effects(.changemaker, .innovator, .organisation, logos: [true, false, true])
        #expect(shown.map(\.kind) == [.affected, .reverted, .frozen, .frozen, .frozen, .frozen])
        #expect(shown[0].workspaces == 3)
        #expect(shown[1].workspaces == 2)
        #expect(!features(.changemaker, .innovator, logos: [false]).contains("white_label_logo"))
    }

    @Test(arguments: [(1, "none can be added"), (2, "1 other stays, and none can be added"), (4, "3 others stay, and none can be added")])
    func freeHasOneWorkspace(count: Int, words: String) {
        let logos = [Bool](repeating: false, count: count)
        let limit = effects(.innovator, .free, .organisation, logos: logos).first { $0.feature == "workspace_limit" }
        #expect(limit?.description == "Free has one workspace: \(words)")
        #expect(limit?.workspaces == count - 1)
        #expect(!features(.innovator, .free, .workspace).contains("workspace_limit"), "a workspace that pays for itself is one")
    }

    @Test func whatIsOverForGoodOrLimitsTheHoursIsSaid() {
        #expect(effects(.pilot, .free).map(\.kind) == [.limited, .irreversible])
        #expect(effects(.pilot, .guardian).map(\.kind) == [.irreversible])
        #expect(effects(.pioneer, .changemaker).map(\.kind) == [.irreversible])
        func hours(_ current: Tier) -> String? { effects(current, .free).first { $0.feature == "hours" }?.description }
        #expect(hours(.pilot) == "Each workspace may record 1 h a cycle instead of 10 h")
        #expect(hours(.changemaker) == "Each workspace may record 1 h a cycle instead of unlimited hours")
    }
}
