import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct RevenuePageTests {
    private static func json(_ answer: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(answer)) ?? [], as: UTF8.self)
    }

    private static func state(
        _ tier: Tier = .guardian, _ period: BillingPeriod = .annual, seats: Int = 12, _ revenueClass: RevenueClass = .managed,
        discount: Discount? = nil, cents: Int64 = 180_000
    ) -> MovementState {
        MovementState(
            tier: tier, billingPeriod: period, seats: seats, billedSeats: tier.isPaid ? seats : 0, class: revenueClass, discount: discount,
            mrrCents: Cents(cents))
    }

    private static func row(_ from: MovementState?, _ to: MovementState, events: [MovementEvent] = [], more: Int = 0) -> MovementRow {
        MovementRow(
            accountID: Fixtures.id(1), label: "<Rietenvoort>", kind: .contraction, amountCents: Cents(-97_500), from: from, to: to,
            events: events, moreEvents: more)
    }

    private static let events = [
        MovementEvent(eventID: "e1", type: "membership-changed", at: t0, state: "removed", workspaceID: Fixtures.id(2)),
        MovementEvent(
            eventID: "e2", type: "membership-changed", at: t0.adding(seconds: -60), state: "removed", workspaceID: Fixtures.id(2)),
        MovementEvent(
            eventID: "e3", type: "tier-changed", at: t0.adding(days: -1), actor: "robin@dembrane.com", reason: "<wants less>"),
    ]

    private static var months: [RevenueMonth] {
        [t0.month.previous, t0.month].map { month in
            var told = RevenueMonth(
                month: month, openingCents: Cents(1_000_000), newCents: .zero, expansionCents: .zero, contractionCents: Cents(-195_000),
                churnCents: .zero, reactivationCents: Cents(25_300), closingCents: Cents(830_300), byClass: [:],
                movementCounts: ["new": 0, "expansion": 0, "contraction": 5, "churn": 0, "reactivation": 1], trialsEnded: 3,
                trialsConverted: 1, trialsOpen: 2)
            told.movedInCents = Cents(45_000)
            told.byTier = ["guardian": TierTotal(accounts: 7, activeAccounts: 6, workspaces: 9, seats: 41, mrrCents: Cents(830_300))]
            told.givenAway = GivenAwayTotals(
                byClass: [:], byKind: ["scholarship": Cents(7_500), "agreed": Cents(10_000), "trial": .zero, "comped": Cents(7_500)])
            return told
        }
    }

    /// A rollup that knows two months and one account that moved.
    private static func gateway(movements: Bool = true) throws -> GatewayUnderTest {
        let answer = MovementsAnswer(
            month: t0.month, movements: [row(state(), state(.changemaker, seats: 11, cents: 82_500), events: events, more: 4)],
            amountCents: Cents(-195_000), total: 5, first: 1, nextCursor: "next", previousCursor: nil)
        let (list, revenue) = (json(answer), json(RevenueAnswer(months: months)))
        return try GatewayUnderTest([
            .rollup: { request in
                guard request.path.hasSuffix("/movements") else { return .owner(revenue) }
                return movements ? .owner(list) : .owner(#"{"title": "Not found"}"#, status: 404)
            }
        ])
    }

    @Test func everyAmountLeadsToTheAccountsThatMadeIt() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue").text
        let path = "/revenue?month=\(t0.month)&amp;kind=contraction#movements"
        #expect(page.contains("<a href=\"\(path)\">−€\u{A0}1.950,00<small> 5</small><span class=\"unseen\"> accounts</span></a>"))
        #expect(page.contains("<a class=\"column piece\" href=\"\(path)\""))
        #expect(page.contains("<a class=\"share\" href=\"\(path)\""))
        #expect(page.contains("<a class=\"column\" href=\"/revenue?month=\(t0.month)#movements\""))
        #expect(page.contains("1.000,00 → €\u{A0}8.303,00") == false && page.contains("€\u{A0}10.000,00 → €\u{A0}8.303,00"))
        #expect(!page.contains("id=\"movements\""))
        #expect(!gateway.askedRequests.contains { $0.http.path.hasSuffix("/movements") })
        try await gateway.stop()
    }

    @Test func whatIsOpenedSaysWhoWhatAndWhy() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue?month=\(t0.month)&kind=contraction").text
        #expect(page.contains("Contraction · −€\u{A0}1.950,00<span class=\"group-count\"> 5 accounts</span>"))
        #expect(page.contains("<title>Contraction · \(Figures.month(t0.month)) · Revenue"))
        #expect(page.contains("<a href=\"/accounts/\(Fixtures.account().accountID)\"><bdi>&lt;Rietenvoort&gt;</bdi></a>"))
        #expect(page.contains("Guardian → Changemaker, 12 → 11 seats") && page.contains("50,0\u{A0}%"))
        #expect(page.contains("Seat given up ×2 <span class=\"event-who\">") && page.contains("and 4 before"))
        #expect(
            page.contains(
                "Tier changed <span class=\"event-who\">\(Figures.date(t0.adding(days: -1)))</span> · <bdi>robin@dembrane.com</bdi>"))
        #expect(page.contains(" “<bdi>&lt;wants less&gt;</bdi>”"))
        #expect(page.contains("href=\"/api/v1/mrr/\(t0.month)/movements.csv?kind=contraction\" download"))
        #expect(page.contains("href=\"/revenue?month=\(t0.month)&amp;kind=contraction&amp;cursor=next#movements\" rel=\"next\""))
        #expect(page.contains("1–1 of 5 accounts"))
        let asked = try #require(gateway.askedRequests.map(\.http).first { $0.path.hasSuffix("/movements") })
        #expect(asked.path == "/api/v1/mrr/\(t0.month)/movements" && asked.query["kind"] == "contraction" && asked.query["limit"] == "25")
        try await gateway.stop()
    }

    @Test func trialsStandByTheMonthOfTheirEnd() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue").text
        #expect(page.contains("Trial conversion"))
        let row = "<td class=\"number\">3</td><td class=\"number\">1</td><td class=\"number\">33\u{A0}%</td><td class=\"number\">2</td>"
        #expect(page.components(separatedBy: row).count == 3)
        try await gateway.stop()
    }

    /// In every figure, in the address, and in what the owner is asked.
    @Test func someClassesAndTiersAreShownAlone() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue?class=paying&class=managed&tier=guardian&month=\(t0.month)&kind=moved_in").text
        let query = "tier=guardian&amp;class=paying&amp;class=managed"
        let opened = "/revenue?\(query)&amp;month=\(t0.month)&amp;kind=moved_in"
        #expect(page.contains("<title>Guardian · Paying · Managed · Moved in · \(Figures.month(t0.month)) · Revenue"))
        #expect(page.contains("<a class=\"share\" href=\"\(opened)#movements\" aria-current=\"true\">"))
        #expect(page.contains("<a class=\"column piece\" href=\"\(opened)#movements\""))
        #expect(page.contains("<th scope=\"col\" class=\"number\">Moved in</th>") && page.contains(">Moved out</th>"))
        #expect(page.contains("href=\"/api/v1/mrr/\(t0.month)/movements.csv?kind=moved_in&amp;\(query)\" download"))
        #expect(page.contains("<a class=\"column\" href=\"/accounts?month=\(t0.month.previous)&amp;\(query)\""))
        #expect(page.contains("href=\"/revenue?class=paying&amp;class=managed&amp;month=\(t0.month)&amp;kind=moved_in#movements\""))
        #expect(page.contains("<a class=\"clear\" href=\"/revenue?month=\(t0.month)&amp;kind=moved_in#movements\""))
        #expect(page.contains("<input type=\"hidden\" name=\"kind\" value=\"moved_in\">"))
        let questions = gateway.askedRequests.filter { $0.http.path.contains("/mrr") }
        #expect(questions.count == 2)
        for asked in questions.map(\.http.query) {
            #expect(asked.values("class") == ["paying", "managed"] && asked.values("tier") == ["guardian"])
        }
        try await gateway.stop()
    }

    @Test func withoutAFilterNothingMovesInOrOut() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue?tier=gold").text
        #expect(!page.contains("Moved in") && page.contains("The filter tier could not be used"))
        try await gateway.stop()
    }

    @Test func whatIsGivenAwayAndTheTiersStandBelow() async throws {
        let gateway = try Self.gateway()
        let page = try await gateway.page("/revenue?class=paying&month=\(t0.month.previous)").text
        #expect(page.contains("By tier · \(Figures.month(t0.month.previous))"))
        let tier = "<a href=\"/accounts?month=\(t0.month.previous)&amp;tier=guardian&amp;class=paying\">Guardian</a></th>"
        let figures = ["7", "6", "41", "€\u{A0}8.303,00"].map { "<td class=\"number\">\($0)</td>" }.joined()
        #expect(page.contains("\(tier)\(figures)"))
        let given = [("Agreed otherwise", "100,00"), ("Comped", "75,00"), ("Scholarship", "75,00"), ("Total", "250,00")]
        let cells = given.map { "<th scope=\"row\">\($0)</th><td class=\"number\">€\u{A0}\($1)</td></tr>" }
        #expect(cells.allSatisfy(page.contains) && !page.contains("<th scope=\"row\">Trial</th>"))
        try await gateway.stop()
    }

    /// An owner of an older version, or one that is away for this question alone.
    @Test func withoutTheAccountsTheMonthsStillStand() async throws {
        let gateway = try Self.gateway(movements: false)
        let answer = try await gateway.page("/revenue?month=\(t0.month)")
        #expect(answer.status == 200 && answer.text.contains("can&#39;t be told now") || answer.text.contains("can't be told now"))
        #expect(answer.text.contains("id=\"mrr-movements\""))
        try await gateway.stop()
    }

    @Test func whatIsReadAgainHasItsPlaces() async throws {
        let gateway = try Self.gateway()
        let fragment = try await gateway.page("/fragments/revenue?rows=&month=\(t0.month)&kind=churn").text
        for id in ["revenue", "movements", "revenue-parts"] { #expect(fragment.contains("<section id=\"\(id)\"")) }
        try await gateway.stop()
    }

    @Test func theMonthsAreARangeOfThoseThatAreKept() {
        let current = t0.month
        let (address, notes) = RevenueAddress.nearest(["from": current.previous.description, "to": ""], current: current)
        #expect(address.months(current: current) == current.previous...current && notes.isEmpty)
        #expect(RevenueAddress().months(current: current).lowerBound == current.adding(months: -12))
        let old: QueryItems = ["from": "2020-01", "month": "x", "kind": "churn"]
        #expect(RevenueAddress.nearest(old, current: current).address == RevenueAddress())
        #expect(RevenueAddress.nearest(old, current: current).notes.count == 2)
        let turned: QueryItems = ["from": current.description, "to": current.previous.description]
        #expect(RevenueAddress.nearest(turned, current: current).notes.count == 1)
        let unknown: QueryItems = ["month": current.description, "kind": "<b>"]
        let nearest = RevenueAddress.nearest(unknown, current: current)
        #expect(nearest.address == RevenueAddress().showing(current) && nearest.notes.count == 1)
        let opened = RevenueAddress.nearest(["month": current.description, "kind": "new", "cursor": "c"], current: current).address
        #expect(opened.path == "/revenue?month=\(current)&kind=new&cursor=c#movements")
        #expect(opened.closed.path == "/revenue" && opened.showing(current).path == "/revenue?month=\(current)#movements")
    }

    private static let scholarship = Discount(kind: .scholarship, percent: Percent(20) ?? .zero)

    static let changes: [(MovementState?, MovementState, String)] = [
        (state(), state(.changemaker, seats: 11), "Guardian → Changemaker, 12 → 11 seats"),
        (state(), state(seats: 13), "12 → 13 seats"),
        (state(), state(.free, .annual, seats: 12, .free), "Guardian → Free"),
        (state(.free, .annual, seats: 2, .free), state(seats: 1), "Free → Guardian, 1 seat"),
        (state(), state(.guardian, .monthly), "yearly → monthly"),
        (state(), state(discount: scholarship), "no discount → −20\u{A0}%"),
        (state(.guardian, .annual, seats: 12, .comped), state(), "Comped → Managed"),
        (state(cents: 100), state(cents: 200), "€\u{A0}1,00 → €\u{A0}2,00"),
        (nil, state(seats: 2), "new account → Guardian, 2 seats"),
    ]

    @Test(arguments: changes.indices)
    func theChangeIsSaidInWords(index: Int) {
        let (from, to, words) = Self.changes[index]
        #expect(MovementWords.change(Self.row(from, to)) == words)
    }
}
