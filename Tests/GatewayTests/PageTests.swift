import Contracts
import HTTP
import ServiceKit
import Testing

@testable import Gateway

@Suite struct PageTests {
    private let attack = "<script>alert(1)</script>\" onclick=\"x"

    private func usage(
        _ account: AccountRow, query: QueryItems = [:], month: Month = t0.month, policies: Set<StaffPolicy> = Set(StaffPolicy.allCases)
    ) -> String {
        UsagePage(
            viewer: Fixtures.viewer(policies), view: RollupView(query), answer: Fixtures.rollup([account], month: month),
            revenue: Fixtures.revenue, now: t0
        ).html().source
    }

    /// What an action's entry in the menu says, for the account's own menu.
    private func entry(_ action: StaffAction, in page: String) -> String {
        let start = page.range(of: "data-action=\"\(action.rawValue)\"")
        return start.map { String(page[$0.upperBound...].prefix(160)) } ?? ""
    }

    @Test func whatCustomersTypedStaysText() {
        var account = Fixtures.account(attack)
        account.accountManager = attack
        account.admins = [Fixtures.admin(attack)]
        account.workspaces = [Fixtures.workspace(attack)]
        let page = usage(account, query: ["search": attack, "tier": attack, "month": attack])
        #expect(!page.contains("<script>alert"))
        #expect(!page.contains("\" onclick=\""))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test func figuresAreShownTheEuropeanWay() {
        let page = usage(Fixtures.account())
        #expect(page.contains("€\u{A0}1.234,56"))
        #expect(page.contains("50\u{A0}min of 1\u{A0}h"))
        #expect(page.contains("83 % of the cap"))
        #expect(page.contains("3 days ago · 4× in 30 days"))
        #expect(page.contains("As of 23-11-2026 09:00\u{A0}UTC"))
    }

    @Test func whatThePersonMayNotDoIsGreyedWithTheReason() {
        let allowed = entry(.tier, in: usage(Fixtures.account()))
        #expect(!allowed.prefix(24).contains("aria-disabled"))
        let refused = entry(.tier, in: usage(Fixtures.account(), policies: []))
        #expect(refused.hasPrefix(" aria-disabled=\"true\""))
        #expect(refused.contains("Needs staff:can_set_tier"))
    }

    @Test(arguments: [
        (StaffAction.tier, "Has a subscription of its own"), (.trial, "Has a subscription of its own"), (.freeNow, "Is not managed"),
        (.clearDiscount, "Has no discount"), (.noAccountManager, "Has no account manager"),
    ])
    func aRuleThatStandsInTheWayIsSaid(action: StaffAction, reason: String) {
        var account = Fixtures.account()
        account.paymentMode = .mollie
        #expect(entry(action, in: usage(account)).contains(reason))
    }

    @Test func nothingCanBeDoneFromAPastMonth() {
        let page = usage(Fixtures.account(), query: ["month": "2026-10"], month: t0.month.previous)
        #expect(entry(.discount, in: page).contains("Shows a past month"))
        #expect(entry(.usageReset, in: page).contains("Shows a past month"))
    }

    @Test func theMonthStepperKeepsTheFiltersAndEndsAtItsBounds() {
        let query: QueryItems = ["search": "a&b", "month": "2026-10", "sort": "-mrr", "cursor": "abc"]
        let page = usage(Fixtures.account(), query: query, month: t0.month.previous)
        #expect(page.contains("href=\"/?month=2026-09&amp;search=a%26b&amp;sort=-mrr\""))
        #expect(page.contains("href=\"/?search=a%26b&amp;sort=-mrr\""))
        let oldest = usage(Fixtures.account(), query: ["month": "2025-11"], month: t0.month.adding(months: -12))
        #expect(!oldest.contains("month=2025-10"))
    }

    @Test func aColumnSortsLargestFirstThenSmallestFirstThenNot() {
        let view = RollupView(["tier": "free"])
        #expect(view.sorted(by: "mrr").path == "/?tier=free&sort=-mrr")
        #expect(view.sorted(by: "mrr").sorted(by: "mrr").path == "/?tier=free&sort=mrr")
        #expect(view.sorted(by: "mrr").sorted(by: "mrr").sorted(by: "mrr").path == "/?tier=free")
        #expect(view.sorted(by: "mrr").order(of: "mrr") == "descending")
    }

    @Test func riskRowsSayEveryReasonAndTheProjectedDay() {
        let page = AtRiskPage(viewer: Fixtures.viewer(), reason: nil, answer: AtRiskAnswer(rows: [Fixtures.risk()]), now: t0).html().source
        #expect(page.contains("cap reached on 26-11-2026 at this pace"))
        #expect(page.contains("also: recently downgraded"))
        #expect(page.contains("from Guardian on 19-11-2026"))
        #expect(page.contains("Warm upgrade talk"))
    }

    @Test func anActionThatDoesNotApplyToARiskIsGreyed() {
        var row = Fixtures.risk()
        row.actions = ["change_tier", "reset_usage"]
        let page = AtRiskPage(viewer: Fixtures.viewer(), reason: nil, answer: AtRiskAnswer(rows: [row]), now: t0).html().source
        #expect(entry(.trial, in: page).contains("Does not apply here"))
        #expect(!entry(.tier, in: page).prefix(24).contains("aria-disabled"))
    }

    @Test func everyActionHasItsDialogWithLabelledFields() {
        let dialogs = ActionDialogs.html(Fixtures.viewer()).source
        for form in ActionForm.all {
            let id = "dialog-\(form.action.rawValue)"
            #expect(dialogs.contains("<dialog id=\"\(id)\""))
            for field in form.fields {
                if case .constant = field.control { continue }
                #expect(dialogs.contains("<label for=\"\(id)-\(field.name)\">"), "\(id) \(field.name)")
            }
        }
    }

    @Test(arguments: [
        (Tier.free, RevenueClass.free, "Needs staff:can_set_tier"), (.changemaker, .trial, "Needs staff:can_set_tier"),
        (.changemaker, .comped, ""),
    ])
    func managedBillingThatChangesTheTierNeedsThePolicy(tier: Tier, revenueClass: RevenueClass, reason: String) {
        var account = Fixtures.account()
        account.tier = tier
        account.class = revenueClass
        #expect(entry(.managed, in: usage(account, policies: [])).contains("Needs") == !reason.isEmpty)
        #expect(!entry(.managed, in: usage(account)).prefix(24).contains("aria-disabled"))
    }

    @Test func whatTakesAPaidTierAwayNeedsThePolicy() {
        var account = Fixtures.account()
        account.managed = true
        #expect(entry(.freeNow, in: usage(account, policies: [])).contains("Needs staff:can_set_tier"))
        #expect(!entry(.freeNow, in: usage(account)).prefix(24).contains("aria-disabled"))
    }

    @Test func aTrialAboveChangemakerIsOfferedToWhoeverMaySetTiers() throws {
        func trialTiers(_ policies: Set<StaffPolicy>) -> Substring? {
            ActionDialogs.html(Fixtures.viewer(policies)).source.split(separator: "<dialog ").first { $0.contains("id=\"dialog-trial\"") }
        }
        #expect(try #require(trialTiers([.setTier])).contains("value=\"guardian\""))
        let dialog = try #require(trialTiers([]))
        #expect(!dialog.contains("value=\"guardian\"") && dialog.contains("value=\"changemaker\""))
    }

    @Test func aTrialIsForOneMonthUnlessSaidOtherwise() {
        let field = ActionDialogs.html(Fixtures.viewer()).source.split(separator: "<input ").first {
            $0.hasPrefix("id=\"dialog-trial-months\"")
        }
        #expect(field?.contains("value=\"1\"") == true)
    }

    @Test func aNameSortsFromItsBeginningFirst() {
        #expect(RollupView([:]).sorted(by: "name").path == "/?sort=name")
        #expect(RollupView(["sort": "name"]).sorted(by: "name").path == "/?sort=-name")
        #expect(RollupView(["sort": "-name"]).sorted(by: "name").path == "/")
    }

    @Test func chartsSayInATableWhatTheyDraw() {
        let page = usage(Fixtures.account())
        #expect(page.contains("<td class=\"number\">€\u{A0}75,00</td>"))
        #expect(page.contains("<rect class=\"series-paying\""))
    }
}
