import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import Testing
import TestKit
import WebKit
@testable import Gateway

@Suite struct PageTests {
    private let attack = "<script>alert(1)</script>\" onclick=\"x"

    private func usage(
        _ account: AccountRow, query: QueryItems = [:], month: Month = t0.month, policies: Set<StaffPolicy> = Set(StaffPolicy.allCases)
    ) throws -> String {
        var query = query
        query.add("open", account.accountID.description)
        let (address, notes) = UsageAddress.nearest(query, current: t0.month)
        return UsagePage(
            viewer: Fixtures.viewer(policies), address: address, notes: notes, answer: Fixtures.rollup([account], month: month),
            revenue: Fixtures.closing, now: t0
        ).html().source
    }

    @Test func whatCustomersTypedStaysText() throws {
        var account = Fixtures.account(attack)
        account.accountManager = attack
        account.admins = [Fixtures.admin(attack)]
        account.workspaces = [Fixtures.workspace(attack)]
        let page = try usage(account, query: ["search": attack])
        #expect(!page.contains("<script>alert"))
        #expect(!page.contains("\" onclick=\""))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    }

    @Test func whoWasThereBeforeLoginsWereToldIsNotKnown() throws {
        var account = Fixtures.account()
        account.admins[0].lastLoginAt = nil
        var answer = Fixtures.rollup([account], month: t0.month.previous)
        func page() -> String {
            UsagePage(
                viewer: Fixtures.viewer(), address: .ofMonth(answer.month, current: t0.month), answer: answer, revenue: [:], now: t0
            ).html().source
        }
        #expect(page().contains("never logged in") && !page().contains("not known"))
        answer.loginsKnown = false
        #expect(!page().contains("never") && page().contains("logins not known"))
        #expect(page().contains("<dd class=\"value\">not known</dd>"))
    }

    @Test func figuresAreShownTheEuropeanWay() throws {
        let page = try usage(Fixtures.account())
        #expect(page.contains("€\u{A0}1.234,56"))
        #expect(page.contains("0:50 of 1:00"))
        #expect(page.contains("83 % of the cap"))
        #expect(page.contains("3 days ago<small> 4× in 30 days</small>"))
        #expect(page.contains("As of 23-11-2026 09:00\u{A0}UTC"))
    }

    @Test func whatThePersonMayNotDoIsGreyedWithTheReason() throws {
        #expect(Fixtures.codes(.tier, in: try usage(Fixtures.account())) == ["tier"])
        #expect(Fixtures.codes(.tier, in: try usage(Fixtures.account(), policies: [])) == ["tier!set-tier"])
        #expect(SharedMenu.html(StaffAction.all, for: Fixtures.viewer()).source.contains("Only colleagues who may set tiers can do this"))
    }

    static let obstacles: [(StaffAction, String)] = [
        (.tier, "tier!subscription"), (.trial, "trial!subscription"), (.managed, "managed!subscription"),
        (.moveEnd, "move-end!subscription"), (.removeEnd, "remove-end!nobody-pays"),
    ]

    @Test(arguments: obstacles.indices)
    func aRuleThatStandsInTheWayIsSaid(index: Int) throws {
        let (action, code) = Self.obstacles[index]
        var account = Fixtures.account()
        account.paymentMode = Word(.mollie)
        account.tierExpiresAt = t0.adding(days: 9)
        #expect(try Fixtures.codes(action, in: usage(account)) == [code])
    }

    static let empty: [StaffAction] = [
        .moveEnd, .removeEnd, .endTrial, .clearDiscount, .freeNow, .selfServeLater, .noAccountManager, .removePartner,
        .clearWorkspaceDiscount,
    ]

    @Test(arguments: empty.indices) func whatHasNothingToActOnIsLeftOut(index: Int) throws {
        #expect(try Fixtures.codes(Self.empty[index], in: usage(Fixtures.account())) == [])
    }

    @Test func everyReasonHasItsWords() {
        let menu = SharedMenu.html(StaffAction.all, for: Fixtures.viewer()).source
        for obstacle in Obstacle.allCases { #expect(menu.contains("data-obstacle=\"\(obstacle.rawValue)\"")) }
        #expect(Set(Obstacle.allCases.map { $0.text(for: Fixtures.viewer()) }).count == Obstacle.allCases.count)
    }

    @Test func nothingCanBeDoneFromAPastMonth() throws {
        let page = try usage(Fixtures.account(), query: ["month": "2026-10"], month: t0.month.previous)
        #expect(Fixtures.codes(.discount, in: page) == ["discount!past"])
        #expect(Fixtures.codes(.usageReset, in: page) == ["usage-reset!past"])
    }

    @Test func anEndIsToldByItsLastDay() throws {
        var account = Fixtures.account()
        account.tierExpiresAt = Instant("2026-11-26T00:00:00Z")
        #expect(try usage(account).contains("until 25-11-2026"))
        account.tierExpiresAt = Instant("2026-11-26T00:00:01Z")
        #expect(try usage(account).contains("until 26-11-2026"))
    }

    @Test func theMonthPickerKeepsTheFiltersAndEndsAtItsBounds() throws {
        let query: QueryItems = ["search": "a&b", "month": "2026-10", "sort": "-mrr", "cursor": "abc"]
        let page = try usage(Fixtures.account(), query: query, month: t0.month.previous)
        #expect(page.contains("href=\"/accounts?month=2026-09&amp;search=a%26b&amp;sort=-mrr\""))
        #expect(page.contains("href=\"/accounts?search=a%26b&amp;sort=-mrr\""))
        let oldest = try usage(Fixtures.account(), query: ["month": "2025-11"], month: t0.month.adding(months: -12))
        #expect(!oldest.contains("month=2025-10"))
    }

    @Test func aColumnSortsLargestFirstThenSmallestFirstThenNot() throws {
        let address = try UsageAddress(["tier": "free"])
        #expect(address.sorted(by: .seats).path == "/accounts?tier=free&sort=-seats")
        #expect(address.sorted(by: .seats).sorted(by: .seats).path == "/accounts?tier=free&sort=seats")
        #expect(address.sorted(by: .seats).sorted(by: .seats).sorted(by: .seats).path == "/accounts?tier=free")
        #expect(address.sorted(by: .seats).order(of: .seats) == "descending")
    }

    @Test func theOwnersOwnOrderIsMarkedAsSuch() throws {
        let address = try UsageAddress([:])
        #expect(address.order(of: .mrr) == "descending" && address.order(of: .seats) == "none")
        #expect(address.sorted(by: .mrr).path == "/accounts?sort=mrr")
    }

    @Test(arguments: [("no account", "No account."), ("Is it?", "Is it?"), ("", "")])
    func wordsOfTheServicesBecomeSentences(_ words: String, _ expected: String) {
        #expect(Sentence.whole(words) == expected)
    }

    @Test(arguments: [(Tier.free, RevenueClass.free, true), (.changemaker, .trial, true), (.changemaker, .comped, false)])
    func managedBillingThatChangesTheTierNeedsThePolicy(tier: Tier, revenueClass: RevenueClass, isGreyed: Bool) throws {
        var account = Fixtures.account()
        account.tier = Word(tier)
        account.class = Word(revenueClass)
        #expect(try Fixtures.codes(.managed, in: usage(account, policies: [])) == [isGreyed ? "managed!set-tier" : "managed"])
        #expect(try Fixtures.codes(.managed, in: usage(account)) == ["managed"])
    }

    @Test func whatTakesAPaidTierAwayNeedsThePolicy() throws {
        var account = Fixtures.account()
        account.managed = true
        #expect(try Fixtures.codes(.freeNow, in: usage(account, policies: [])) == ["free-now!set-tier"])
        #expect(try Fixtures.codes(.freeNow, in: usage(account)) == ["free-now"])
    }

    @Test(arguments: [(Tier.changemaker, "move-end"), (.guardian, "move-end!set-tier")])
    func theEndOfTheUsualTrialIsMovedWithoutThePolicy(tier: Tier, code: String) throws {
        var account = Fixtures.account()
        account.tier = Word(tier)
        account.class = Word(.trial)
        account.tierExpiresAt = t0.adding(days: 9)
        #expect(try Fixtures.codes(.moveEnd, in: usage(account, policies: [])) == [code])
        #expect(try Fixtures.codes(.endTrial, in: usage(account, policies: [])) == ["end-trial!set-tier"])
    }

    @Test func aNameSortsFromItsBeginningFirst() throws {
        #expect(try UsageAddress([:]).sorted(by: .name).path == "/accounts?sort=name")
        #expect(try UsageAddress(["sort": "name"]).sorted(by: .name).path == "/accounts?sort=-name")
        #expect(try UsageAddress(["sort": "-name"]).sorted(by: .name).path == "/accounts")
    }

    @Test func chartsSayInATableWhatTheyDraw() {
        let page = RevenueCharts(months: Fixtures.revenue.months, current: t0.month, address: RevenueAddress()).html().source
        #expect(page.contains("<td class=\"number\">€\u{A0}75,00</td>"))
        #expect(page.contains("<rect class=\"series-paying\""))
    }

    @Test func aWordThatOnlyANewerServiceKnowsIsShownAsItIs() throws {
        var account = Fixtures.account()
        account.tier = Word(text: "<platinum>")
        account.class = Word(text: "sponsored")
        account.workspaces[0].tier = account.tier
        let page = try usage(account)
        #expect(page.contains("&lt;platinum&gt;") && !page.contains("<platinum>") && page.contains("sponsored"))
        var row = Fixtures.risk()
        row.reason = Word(text: "payment_failed")
        let risks = Fixtures.riskPage(row)
        #expect(risks.contains("Other reasons") && risks.contains("payment_failed") && risks.contains("Interviews"))
    }

    @Test(arguments: ["tier", "class", "active", "month", "sort"])
    func aFilterThatIsNotKnownIsRefused(name: String) {
        #expect(throws: ParameterFault.self) { try UsageAddress([name: attack]) }
    }

    @Test func anOldBookmarkLeadsToTheNearestViewAndSaysSo() {
        let query: QueryItems = ["month": "2025-10", "compare": "2030-01", "tier": "gold", "class": "paying", "active": "perhaps"]
        let (address, notes) = UsageAddress.nearest(query, current: t0.month)
        #expect(address.path == "/accounts?class=paying")
        #expect(notes.count == 4 && notes[0].contains("October 2025 is not kept any more"))
        let page = UsagePage(
            viewer: Fixtures.viewer(), address: address, notes: notes, answer: Fixtures.rollup([]), revenue: [:], now: t0)
        #expect(page.html().source.contains("The filter tier could not be used"))
        #expect(page.title == "Paying · Usage & billing")
    }

    @Test func anEmptyListOffersItselfWithoutEachFilter() throws {
        let page = UsagePage(
            viewer: Fixtures.viewer(), address: try UsageAddress(["tier": "guardian", "class": "free"]), answer: Fixtures.rollup([]),
            revenue: [:], now: t0)
        let source = page.html().source
        #expect(source.contains("<a href=\"/accounts?class=free\">Without Tier: Guardian</a>"))
        #expect(source.contains("<a href=\"/accounts?tier=guardian\">Without Class: Free</a>"))
    }

    @Test func workspacesAreShownOfAnOpenAccountAlone() throws {
        let account = Fixtures.account()
        let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        let closed = AccountRows(account: account, address: try UsageAddress([:]), context: context).html().source
        #expect(!closed.contains("Interviews") && closed.contains("aria-expanded=\"false\""))
        #expect(try usage(account).contains("Interviews"))
    }

    @Test func everyActionStandsInAMenu() throws {
        var full = Fixtures.account()
        full.partner = true
        full.managed = true
        full.class = Word(.trial)
        full.tierExpiresAt = t0.adding(days: 9)
        full.accountManager = "eva@dembrane.com"
        full.discount = ShownDiscount(Discount(kind: .scholarship, percent: .hundred))
        full.workspaces[0].discount = full.discount
        var free = Fixtures.account()
        free.tier = Word(.free)
        var aside = Fixtures.risk()
        aside.snooze = ShownSnooze(until: nil, unlessWorse: true, reason: "They know")
        let requests = RequestsPage(
            address: RequestsAddress(), answer: UpgradeRequestsAnswer(requests: [RequestPageTests.row()], counts: .init(pending: 1)),
            viewer: Fixtures.viewer(), now: t0
        ).html().source
        let pages =
            try requests + usage(Fixtures.account()) + usage(full) + usage(free) + Fixtures.riskPage(Fixtures.risk())
            + Fixtures.riskPage(aside)
            + StaffPageTests.page().html().source
        let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        let renewals = RenewalTable(context: context).html([Fixtures.renewal()]).source
        let invoices = InvoiceTable(context: context).html([try Fixtures.invoice(Fixtures.partlyPaid())]).source
        let partners =
            ReferralRows(side: .client).html([Fixtures.referral()]).source + Fixtures.externalLedPage().list.source
            + PartnerPayouts(
                partner: PartnerView(row: Fixtures.partnerRow(), tab: .payouts, context: context), answer: Fixtures.statement(),
                isFirstPage: true
            ).html().source
        let trainings = Fixtures.trainingRows(context).source
        let cancelled = Fixtures.trainingSession { $0.status = Word(.cancelled) }
        let sessions = SessionTable(context: context).html([Fixtures.trainingSession(), cancelled]).source
        let menu = SharedMenu.html(StaffAction.all, for: Fixtures.viewer()).source
        // These stand as buttons beside what they are about, in the menu in another one's place, or on a workspace's own page alone.
        let buttons = [
            StaffAction.acceptBillingDetails, .assignPayment, .cancelPaymentLink, .addTraining, .replaceDownloadLink, .revokeDownloadLink,
            .agreeReferral, .removeParticipant, .visibility, .changeAdmin, .inviteAdmin,
        ].map(\.id)
        for action in StaffAction.all where !buttons.contains(action.id) {
            #expect(!Fixtures.codes(action, in: pages + invoices + renewals + partners + sessions + trainings).isEmpty, "\(action.id)")
            #expect(menu.contains("data-action=\"\(action.id)\""), "\(action.id)")
        }
    }
}
