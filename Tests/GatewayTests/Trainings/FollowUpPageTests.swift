import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The page of follow-ups, and the roster of an organisation")
struct FollowUpPageTests {
    private static let context = RowContext(viewer: Fixtures.viewer(), month: t0.month, now: t0)

    private static func page(_ content: FollowUpsPage.Content, _ query: QueryItems = [:]) -> FollowUpsPage {
        let (address, notes) = FollowUpsAddress.nearest(query)
        return FollowUpsPage(address: address, notes: notes, content: content, context: context)
    }

    static let matching: [(FollowUpKind, String)] = [
        (.reviewPartner, "make-partner close-follow-up"), (.arrangeTraining, "grant-licence close-follow-up"),
        (.verifyTraining, "grant-licence close-follow-up"),
    ]

    @Test(arguments: matching.indices) func eachKindOffersWhatItAsksFor(index: Int) {
        let (kind, actions) = Self.matching[index]
        let row = Fixtures.followUp(kind)
        let html = Self.page(.followUps(Fixtures.followUps([row]))).list.source
        #expect(html.contains("data-actions=\"\(actions)\"") && html.contains(kind.title) && html.contains("9 days ago"))
        #expect(html.contains("data-account=\"\(AccountID(of: row.organisationID))\" data-person=\"\(row.userID)\""))
        #expect(html.contains("/training-sessions/new?account=") == (kind == .arrangeTraining))
        #expect(html.contains("Bo &lt;Admin&gt;") && html.contains("1–1 of 6 follow-ups"))
    }

    @Test func whatWasSeenToSaysHowAndOffersNothing() {
        let done = Fixtures.followUp { row in
            (row.status, row.note, row.closedBy, row.closedAt) = (Word(.done), "Called <them>", "eva@dembrane.com", t0)
        }
        let html = Self.page(.followUps(Fixtures.followUps([done])), ["status": "done"]).list.source
        #expect(html.contains("Called &lt;them&gt;") && html.contains("eva@dembrane.com, 23-11-2026") && !html.contains("data-actions"))
    }

    @Test func theOpenOnesAreAskedForUnlessTheAddressSaysOtherwise() throws {
        #expect(try FollowUpsAddress([:]).ownersQuestion["status"] == "open")
        let done = try FollowUpsAddress(["status": "done", "kind": "verify_training"])
        #expect(done.ownersQuestion["status"] == "done" && done.path == "/trainings/follow-ups?kind=verify_training&status=done")
        let people = try FollowUpsAddress(["untrained": "true", "kind": "verify_training"])
        #expect(people.ownersQuestion["status"] == nil && people.ownersQuestion["kind"] == nil)
    }

    @Test func whoIsAtHighRiskWithoutALicenceIsAListOfItsOwn() {
        let person = UntrainedPerson(
            userID: Fixtures.id(77), name: "Bo <Admin>", organisationID: Fixtures.id(3), organisationName: "Gemeente", answeredAt: t0)
        let html = Self.page(.people(UntrainedAnswer(people: [person])), ["untrained": "true"]).list.source
        #expect(html.contains("data-actions=\"grant-licence\"") && html.contains("Bo &lt;Admin&gt;"))
        let none = Self.page(.people(UntrainedAnswer(people: [])), ["untrained": "true"]).list.source
        #expect(none.contains("Everybody at high risk has a licence"))
        #expect(Self.page(.followUps(Fixtures.followUps([]))).list.source.contains("No follow-up is open."))
    }

    @Test func aFollowUpIsDoneWithANoteUnderItsVersion() async throws {
        let row = Fixtures.followUp()
        let told = String(decoding: try WireJSONEncoder(absentValues: .null).encode(FollowUpAnswer(followUp: row)), as: UTF8.self)
        let gateway = try GatewayUnderTest([.training: { _ in .owner(told) }])
        let html = try await gateway.page("/dialogs/close-follow-up?matter=\(row.followUpID)").text
        #expect(try await gateway.page("/dialogs/close-follow-up").status == 422)
        try await gateway.stop()
        #expect(html.contains("data-path=\"/api/v1/follow-ups/\(row.followUpID)/done\"") && html.contains("data-version=\"1\""))
        #expect(html.contains("name=\"note\"") && html.contains("maxlength=\"1000\""))
    }

    private static func roster(_ members: [TrainingRosterMember], _ query: QueryItems = [:]) throws -> String {
        TrainingRosterPage(
            address: try TrainingRosterAddress(Fixtures.id(3), query), notes: [], answer: Fixtures.roster(members), context: context
        ).html().source
    }

    @Test func theRosterSaysWhoIsTrainedUntilWhenAndThroughWhom() throws {
        let through: OrganisationID = Fixtures.id(8)
        let member = TrainingRosterMember(
            userID: Fixtures.id(77), name: "Bo <Admin>", trained: true, trainedUntil: t0.adding(days: 9).date.start, expiringSoon: true,
            throughOrganisationID: through, highRisk: true)
        let html = try Self.roster([member])
        #expect(html.contains("9 of 12") && html.contains("75\u{A0}%"))
        #expect(html.contains("Expiring soon") && html.contains("High risk") && html.contains(Figures.date(t0.adding(days: 8))))
        #expect(html.contains("<a href=\"/accounts/\(AccountID(of: through))\">another organisation</a>"))
        #expect(html.contains("Bo &lt;Admin&gt;") && html.contains("data-actions=\"grant-licence\""))
        #expect(html.contains("href=\"/trainings/licences?organisation=\(Fixtures.id(3) as OrganisationID)\""))
    }

    @Test func theRosterIsSearchedAndDownloadedAsItIsShown() throws {
        let path = "/organisations/\(Fixtures.id(3) as OrganisationID)/training-roster"
        let html = try Self.roster([], ["trained": "true", "search": "a<b", "cursor": "x"])
        #expect(html.contains("<a href=\"/api/v1\(path).csv?trained=true&amp;search=a%3Cb\" download"))
        #expect(html.contains("name=\"search\" value=\"a&lt;b\"") && html.contains("Without the search “a&lt;b”"))
        #expect(try Self.roster([]).contains("<a href=\"/api/v1\(path).csv\" download"))
        let address = try TrainingRosterAddress(Fixtures.id(3), ["search": "bo", "cursor": "x"])
        #expect(address.path == "\(path)?search=bo&cursor=x" && address.isFiltered)
    }

    @Test func theRosterIsFilteredByRiskWithoutALicence() throws {
        let query: QueryItems = ["trained": "false", "high_risk": "true"]
        let html = try Self.roster([], query)
        #expect(html.contains("selected>Training: Without a licence</option>") && html.contains("selected>Risk: High</option>"))
        #expect(html.contains("No member fits these filters."))
        #expect(throws: ParameterFault.self) { try TrainingRosterAddress(Fixtures.id(3), ["trained": "perhaps"]) }
    }
}
