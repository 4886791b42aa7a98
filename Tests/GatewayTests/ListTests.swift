import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite struct ListTests {
    private func pager(_ first: Int?, _ shown: Int, _ total: Int64?) -> String {
        Pager(things: "accounts", shown: shown, first: first, total: total, previousPath: "/a", nextPath: nil).html().source
    }

    @Test func aPageSaysWhereItLies() {
        #expect(pager(51, 50, 1_320).contains("51–100 of 1.320 accounts"))
        #expect(pager(nil, 50, nil).contains(">50 accounts<"))
        #expect(pager(1, 0, 0).contains(">0 of 0 accounts<"))
        #expect(pager(51, 50, 132).contains("<a href=\"/a\" rel=\"prev\">"))
        #expect(!pager(51, 50, 132).contains("rel=\"next\""))
    }

    @Test func aColumnSaysTheSameInItsHeadAndInItsCells() {
        let table = DataTable<Int>(
            name: "numbers", caption: "Numbers",
            columns: [
                TableColumn(name: "name", title: "Name", cardLine: .first, namesRow: true) { HTML(text: "row \($0)") },
                TableColumn(
                    name: "size", title: "Size", isNumber: true, priority: .wide, sorting: .init(path: "/?sort=size", order: "ascending")
                ) { HTML(text: String($0)) },
                TableColumn(name: "menu", title: "Actions", hidesTitle: true) { _ in .empty },
            ])
        let source = table.html { tableBody { table.row(7, .id("seven")) } }.source
        #expect(source.contains("<th scope=\"row\" class=\"column-name card-first\">row 7</th>"))
        #expect(source.contains("<td class=\"column-size priority-wide number\" data-title=\"Size\">7</td>"))
        #expect(source.contains("aria-sort=\"ascending\"") && source.contains("▲"))
        #expect(source.contains("<span class=\"unseen\">Actions</span>"))
    }

    @Test func aFilterThatIsSetCanBeTakenAway() {
        let bar = FilterBar(
            label: "Filter", path: "/list",
            choices: [
                .init(name: "a", title: "Tier", options: [("x", "X")], chosen: "x", pathWithout: "/list?b=y"),
                .init(name: "b", title: "Class", options: [("y", "Y")], chosen: nil, pathWithout: "/list"),
            ], kept: [("month", "2026-10")], clearedPath: "/list")
        let source = bar.html().source
        #expect(source.contains("<option value=\"x\" selected>Tier: X</option>"))
        #expect(source.contains("<a class=\"remove\" href=\"/list?b=y\" aria-label=\"Remove the filter tier\">"))
        #expect(source.components(separatedBy: "class=\"remove\"").count == 2)
        #expect(source.contains("<input type=\"hidden\" name=\"month\" value=\"2026-10\">"))
    }

    @Test func whatHasChangedSinceAnotherMonthStandsBesideTheFigure() throws {
        var account = Fixtures.account()
        account.compared = ComparedMonth(
            month: t0.month.previous, tier: .free, seats: 2, recordedSeconds: 7_500, mrrCents: Cents(123_356))
        let address = try UsageAddress(["compare": "2026-10", "sort": "-recorded_change"])
        let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)
        let row = AccountRows(account: account, address: address, context: context).html().source
        #expect(row.contains("<span title=\"2:05 before\">−1:05</span>"))
        #expect(row.contains("<span title=\"€\u{A0}1.233,56 before\">+€\u{A0}1,00</span>"))
        #expect(address.with(\.compare, nil).path == "/accounts", "an order by a change needs something to compare with")
        let plain = AccountRows(account: account, address: try UsageAddress([:]), context: context).html().source
        #expect(!plain.contains("before"))
    }

    @Test func tabsSayHowManyThereAre() {
        let answer = AtRiskAnswer(rows: [Fixtures.risk()], total: 1, counts: ["approaching_cap": 3, "at_cap": 2, "snoozed": 4])
        let page = AtRiskPage(viewer: Fixtures.viewer(), address: AtRiskAddress(), answer: answer, now: t0).html().source
        #expect(page.contains("All<span class=\"group-count\"> 5</span>"))
        #expect(page.contains("At the cap<span class=\"group-count\"> 2</span>"))
        #expect(page.contains("href=\"/at-risk?snoozed=true\"") && page.contains("Snoozed<span class=\"group-count\"> 4</span>"))
        #expect(page.contains("Pilot blocked at its cap<span class=\"group-count\"> 0</span>"))
    }
}
