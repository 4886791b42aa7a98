import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The page of licences")
struct LicencePageTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func page(
        _ rows: [LicenceRow], _ query: QueryItems = [:], next: String? = nil, ends: LicenceEndsAnswer? = Fixtures.licenceEnds()
    ) -> LicencesPage {
        let (address, notes) = LicencesAddress.nearest(query)
        return LicencesPage(
            address: address, notes: notes, answer: Fixtures.licences(rows, next: next), ends: ends?.months, context: context)
    }

    @Test func eachRowSaysWhoseItIsAndHowLongItCounts() {
        let row = Fixtures.licence()
        let html = Self.page([row]).html().source
        #expect(html.contains("<a href=\"/people/\(row.userID)\"><bdi>Bo &lt;Admin&gt;</bdi></a>"))
        #expect(html.contains("<a href=\"/accounts/\(AccountID(of: row.organisationID))\"><bdi>Gemeente &lt;b&gt;</bdi></a>"))
        #expect(html.contains(Figures.date(row.completedOn)) && html.contains(Figures.date(row.completedOn.adding(days: 364))))
        #expect(html.contains("data-matter=\"\(row.licenceID)\"") && html.contains("data-person=\"\(row.userID)\""))
        #expect(!html.contains("Bo <Admin>"))
        let elsewhere = Fixtures.licence { ($0.sessionID, $0.trainingTitle, $0.evidence) = (nil, nil, "Certificate <7>") }
        let other = Self.page([elsewhere]).html().source
        #expect(other.contains("Elsewhere") && other.contains("Certificate &lt;7&gt;"))
    }

    static let states: [(LicenceStatus, Bool, String)] = [
        (.active, false, "<span class=\"chip good\">Active"), (.active, true, "<span class=\"chip warn\">Expiring soon"),
        (.expired, false, "<span class=\"chip quiet\">Expired"), (.revoked, false, "<span class=\"chip bad\">Revoked"),
    ]

    @Test(arguments: states.indices) func oneWordSaysHowItStands(index: Int) {
        let (status, soon, mark) = Self.states[index]
        #expect(Self.page([Fixtures.licence(status) { $0.expiringSoon = soon }]).list.source.contains(mark))
    }

    @Test func whatCanBeDoneFollowsFromHowItStands() {
        let over = Fixtures.licence(.revoked) { $0.expiresAt = t0 }
        let offered: [(LicenceRow, String)] = [
            (Fixtures.licence(), "edit-licence revoke-licence grant-licence"), (Fixtures.licence(.expired), "edit-licence grant-licence"),
            (Fixtures.licence(.revoked), "restore-licence grant-licence"), (over, "grant-licence"),
        ]
        for (row, actions) in offered { #expect(Self.page([row]).list.source.contains("data-actions=\"\(actions)\""), "\(actions)") }
    }

    @Test func theAddressHoldsEveryFilterAndTheFileHasTheSame() {
        let row = Fixtures.licence()
        let organisation = row.organisationID
        let query: QueryItems = [
            "status": "active", "expiring_soon": "true", "ends_in": "2027-01", "organisation": "\(organisation)", "search": "bo",
            "cursor": "x",
        ]
        let html = Self.page([row], query, next: "y").html().source
        let filters = "status=active&amp;expiring_soon=true&amp;ends_in=2027-01&amp;organisation=\(organisation)&amp;search=bo"
        #expect(html.contains("<a href=\"/api/v1/licences.csv?\(filters)\" download"))
        #expect(html.contains("<a href=\"/trainings/licences?\(filters)&amp;cursor=y\" rel=\"next\">"))
        #expect(html.contains("selected>Organisation: Gemeente &lt;b&gt;</option>"))
        #expect(Self.page([], query).title == "“bo” · Active · Ending in January 2027 · Expiring soon · Licences")
    }

    static let totals: [(QueryItems, String)] = [
        ([:], "1–1 of 13 licences"), (["status": "active"], "1–1 of 7 licences"), (["expiring_soon": "true"], "1–1 of 3 licences"),
        (["ends_in": "2027-01"], "1–1 licences"),
    ]

    @Test(arguments: totals.indices) func thePagerTellsOfHowMany(index: Int) {
        let (query, range) = Self.totals[index]
        #expect(Self.page([Fixtures.licence()], query).list.source.contains(range))
    }

    @Test func eachMonthOfTheChartLeadsToItsLicencesInPictureAndTable() {
        let html = Self.page([]).chart.source
        let path = "/trainings/licences?ends_in=\(t0.month.adding(months: 3))"
        #expect(html.components(separatedBy: "href=\"\(path)\"").count == 4, "two drawings and the table")
        #expect(html.contains("February 2027: licences 2\""))
        #expect(html.contains("<th scope=\"row\"><a href=\"\(path)\">February 2027</a></th>"))
        let none = Self.page([], ends: Fixtures.licenceEnds(0)).chart.source
        #expect(none.contains("None of those that count ends") && !none.contains("<svg"))
        #expect(Self.page([], ends: nil).chart.source.contains("can&#39;t be told now"))
    }

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    private static func dialog(_ action: String, _ row: LicenceRow, query: String? = nil) async throws -> ServiceAnswer {
        let told = json(LicenceAnswer(licence: row))
        let gateway = try GatewayUnderTest([.training: { _ in .owner(told) }])
        let answer = try await gateway.page("/dialogs/\(action)?\(query ?? "matter=\(row.licenceID)")")
        try await gateway.stop()
        return ServiceAnswer(status: answer.status, text: answer.text)
    }

    private struct ServiceAnswer {
        let status: Int
        let text: String
    }

    @Test func aDialogIsAboutTheLicenceAsItIsNow() async throws {
        let row = Fixtures.licence()
        let revoke = try await Self.dialog("revoke-licence", row).text
        #expect(revoke.contains("data-path=\"/api/v1/licences/\(row.licenceID)/revoke\"") && revoke.contains("data-version=\"6\""))
        #expect(revoke.contains("valid until \(Figures.date(row.lastDay))") && revoke.contains("Bo &lt;Admin&gt;"))
        let edit = try await Self.dialog("edit-licence", row).text
        #expect(edit.contains("value=\"\(Figures.date(row.completedOn))\""))
        let gone = try await Self.dialog("revoke-licence", Fixtures.licence(.revoked)).text
        #expect(gone.contains("nothing left to do") && !gone.contains("data-path"))
        #expect(try await Self.dialog("revoke-licence", row, query: "").status == 422)
    }
}
