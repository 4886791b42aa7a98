import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import Testing
import TestKit
import WireJSON
@testable import Gateway

/// Dialogs as they are made when they are opened: of what the owners say at that moment.
@Suite struct DialogTests {
    private static let account = Fixtures.account().accountID
    private static let workspace = "10000000-0000-4000-8000-000000000002"
    private static let nobody = AdminCandidatesAnswer(admins: [], candidates: [], invitations: [])

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    private static let terms: [String: JSONValue] = [
        "tier": "changemaker", "billing_period": "annual", "payment_mode": "offline", "managed": true, "recorded_seats": 20,
        "discount": ["kind": "scholarship", "percent": 20], "workspace_discounts": [], "trial": .null, "tier_expires_at": .null,
        "account_manager": "eva@dembrane.com", "version": 7,
    ]

    /// The account of the fixtures, under other terms where they are given, and as its owners know it.
    private static func gateway(
        _ changes: [String: JSONValue] = [:], row: AccountRow? = nil, admins: AdminCandidatesAnswer = nobody
    ) throws -> GatewayUnderTest {
        var row = row ?? Fixtures.account("Team <b>")
        row.organisationName = "Gemeente Voorbeeld"
        row.tier = Word(.changemaker)
        row.discount = ShownDiscount(Discount(kind: .scholarship, percent: Percent(20) ?? .zero))
        row.mrrCents = Cents(120_000)
        let rollup = "{\"account\":\(json(row))}"
        var space = Fixtures.detail
        space.workspace.accountID = account
        space.workspace.countedSeconds = 60
        let workspaceAnswer = json(space)
        let billing = json(
            JSONValue.object([
                "billing": .object(terms.merging(changes) { $1 }),
                "timeline": [["time": "2026-11-23T08:59:00Z", "actor": "kim@dembrane.com"]],
            ]))
        let partner: JSONValue = [
            "organisation": [
                "organisation_id": .string("\(Fixtures.account().organisationID)"), "is_partner": true, "version": 3,
                "changed_at": "2026-11-20T09:00:00Z", "changed_by": "max@dembrane.com",
            ]
        ]
        let candidates = json(admins)
        return try GatewayUnderTest([
            .rollup: { $0.path.contains("/workspaces/") ? .owner(workspaceAnswer, headers: ["ETag": "\"4\""]) : .owner(rollup) },
            .billing: { _ in .owner(billing) },
            .partner: { .owner($0.path.hasSuffix("/admin-candidates") ? candidates : json(partner)) },
        ])
    }

    private func dialog(
        _ action: StaffAction, _ query: String = "?account=\(account)&workspace=\(workspace)", changes: [String: JSONValue] = [:],
        policies: Set<StaffPolicy> = Set(StaffPolicy.allCases), admins: AdminCandidatesAnswer = nobody
    ) async throws -> String {
        let gateway = try Self.gateway(changes, admins: admins)
        let cookie = "dembrane_staff=\(try GatewayUnderTest.token(policies))"
        let answer = try await gateway.send(.get, "/dialogs/\(action.id)\(query)", headers: ["Cookie": cookie])
        try await gateway.stop()
        #expect(answer.status == 200, "\(answer.text)")
        return answer.text
    }

    private func tag(_ start: String, in html: String) -> String {
        html.range(of: start).map { String(html[$0.lowerBound...].prefix { $0 != ">" }) } ?? ""
    }

    @Test func aDialogBeginsWithWhatHoldsAndItsVersion() async throws {
        let managed = try await dialog(.managed)
        #expect(managed.contains("data-version=\"7\""))
        #expect(managed.contains("data-path=\"/api/v1/accounts/\(Self.account)/managed\""))
        #expect(tag("<input id=\"field-seats\"", in: managed).contains("value=\"20\""))
        #expect(tag("<input id=\"field-account_manager\"", in: managed).contains("value=\"eva@dembrane.com\""))
        #expect(managed.contains("<option value=\"changemaker\" selected data-title=\"Changemaker\">Changemaker (now)</option>"))
        #expect(managed.contains("data-changed-by=\"kim@dembrane.com\""))
        #expect(managed.contains("Gemeente Voorbeeld") && managed.contains("Team &lt;b&gt;") && managed.contains(" (1 workspace)"))
    }

    @Test func aPilotIsOfferedAsWhatHoldsAndHasToBeLeftKnowingly() async throws {
        let html = try await dialog(.tier, changes: ["tier": "pilot", "managed": false, "payment_mode": "none"])
        #expect(html.contains("<option value=\"pilot\" selected data-title=\"Pilot\">Pilot (now)</option>"))
        #expect(html.contains("I know that Pilot can&#39;t come back"))
        #expect(html.contains("data-needs-change"))
    }

    @Test func numbersAreTextFieldsWithTheirLimits() async throws {
        let percent = tag("<input id=\"field-percent\"", in: try await dialog(.discount))
        #expect(percent.contains("type=\"text\"") && percent.contains("inputmode=\"numeric\""))
        #expect(percent.contains("data-min=\"0\"") && percent.contains("data-max=\"100\""))
        // 1.200,00 is what is left of 1.500,00 after 20 %.
        #expect(percent.contains("data-list-cents=\"150000\""))
        let one: JSONValue = [["workspace_id": .string(Self.workspace), "discount": ["kind": "scholarship", "percent": 5]]]
        let unknown = tag("<input id=\"field-percent\"", in: try await dialog(.discount, changes: ["workspace_discounts": one]))
        #expect(!unknown.contains("data-list-cents"))
        #expect(!tag("<input id=\"field-percent\"", in: try await dialog(.workspaceDiscount)).contains("data-list-cents"))
    }

    @Test(arguments: [
        ("discount", "PUT", "\"percent\":20"), ("clear-discount", "PUT", "\"kind\":\"scholarship\""),
        ("account-manager", "PUT", "\"email\":\"eva@dembrane.com\""), ("no-account-manager", "PUT", "\"email\":\"eva@dembrane.com\""),
        ("workspace-discount", "DELETE", "\"reason\":\"Undo\""), ("remove-partner", "PUT", "\"agreement_confirmed\":true"),
    ])
    func whatCanBeTakenBackExactlySaysHow(id: String, method: String, part: String) async throws {
        let action = try #require(StaffAction.all.first { $0.id == id })
        let html = try await dialog(action)
        let opposite = tag("data-opposite=", in: html).replacing("&quot;", with: "\"")
        #expect(opposite.contains("\"method\":\"\(method)\"") && opposite.contains(part), "\(opposite)")
    }

    @Test func seatsAndReasonsAreBoundedAsTheirOwnerBoundsThem() async throws {
        let html = try await dialog(.managed)
        #expect(html.contains("data-min=\"1\" data-max=\"1000000\"") && html.contains("maxlength=\"500\""))
    }

    @Test func aChangeOfTierIsNotTakenBack() async throws {
        #expect(try await !dialog(.tier).contains("data-opposite"))
    }

    @Test func eachActionCarriesTheVersionOfItsOwner() async throws {
        #expect(try await dialog(.usageReset).contains("data-version=\"4\""))
        #expect(try await dialog(.removePartner).contains("data-version=\"3\""))
        #expect(try await dialog(.workspaceDiscount).contains("data-version=\"7\""))
        #expect(try await dialog(.removePartner, "?organisation=\(Fixtures.account().organisationID)").contains("max@dembrane.com"))
    }

    @Test func aDaySaysTheLastOneAndOffersQuickChoices() async throws {
        let html = try await dialog(.moveEnd, changes: ["tier_expires_at": "2026-12-01T00:00:00Z", "managed": false])
        #expect(tag("<input id=\"field-ends_on\"", in: html).contains("value=\"30-11-2026\""))
        #expect(html.contains("until the end of 30-11-2026"))
        #expect(html.contains("data-fills=\"field-ends_on\" value=\"30-12-2026\""))
    }

    @Test func whatStandsInTheWayNowIsSaidInsteadOfAForm() async throws {
        let subscribed = try await dialog(.tier, changes: ["managed": false, "payment_mode": "mollie"])
        #expect(subscribed.contains("The customer pays by subscription") && !subscribed.contains("type=\"submit\""))
        let gone = try await dialog(.clearDiscount, changes: ["discount": .null])
        #expect(gone.contains("nothing left to do") && !gone.contains("type=\"submit\""))
        let refused = try await dialog(.tier, policies: [])
        #expect(refused.contains("Only colleagues who may set tiers"))
    }

    @Test func managedBillingIsFixedToTheTierWithoutThePolicy() async throws {
        let html = try await dialog(.managed, policies: [])
        #expect(html.contains("<option value=\"changemaker\" selected") && !html.contains("<option value=\"guardian\""))
    }

    @Test func aTrialAboveChangemakerIsOfferedToWhoeverMaySetTiers() async throws {
        let free: [String: JSONValue] = ["tier": "free", "managed": false, "payment_mode": "none"]
        let all = try await dialog(.trial, changes: free)
        #expect(all.contains("value=\"guardian\""))
        #expect(tag("<input id=\"field-months\"", in: all).contains("value=\"1\""))
        let few = try await dialog(.trial, changes: free, policies: [])
        #expect(!few.contains("value=\"guardian\"") && few.contains("value=\"changemaker\""))
    }

    @Test func aTierThatHasNoPriceLeavesTheChoiceOpen() async throws {
        let html = try await dialog(.managed, changes: ["tier": "free", "managed": false, "payment_mode": "none"])
        #expect(html.contains("<option value=\"\" selected>Choose…</option>"))
    }

    @Test func somebodyHasToBeChosenAsAdmin() async throws {
        var answer = Self.nobody
        answer.candidates = [
            .init(KnownPerson(userID: Fixtures.id(41), name: "Jan", email: nil), way: .promoted),
            .init(KnownPerson(userID: Fixtures.id(42), name: "Eva", email: nil), way: .joined),
        ]
        let html = try await dialog(.changeAdmin, admins: answer)
        #expect(tag("<select id=\"field-user_id\"", in: html).contains("required"))
        #expect(html.contains(">Jan</option>") && html.contains(">Eva, joins from the organisation</option>"))
        #expect(!html.contains("New admin<span"))
    }

    @Test func noMoreCandidatesAreOfferedThanAListHas() async throws {
        let all = (UInt64(100)..<601).map { number in
            AdminCandidatesAnswer.Candidate(KnownPerson(userID: Fixtures.id(number), name: "Jan", email: nil), way: .joined)
        }
        let answer = AdminCandidatesAnswer(admins: [], candidates: all, invitations: [])
        #expect(answer.candidates.count == 500 && answer.total == 501)
        #expect(try await dialog(.changeAdmin, admins: answer).contains("The first 500 of 501, by name."))
        #expect(try await !dialog(.changeAdmin, admins: Self.nobody).contains("by name."))
    }

    @Test func whoIsInvitedAsAdminAlreadyIsTold() async throws {
        var answer = Self.nobody
        answer.invitations = [
            .init(invitationID: Fixtures.id(40), email: "jan@a.example", askedBy: "Eva", endsAt: t0.adding(days: 7))
        ]
        let html = try await dialog(.inviteAdmin, admins: answer)
        #expect(html.contains("invited as admin: jan@a.example, asked for by Eva, until 30-11-2026"))
    }

    @Test(arguments: [
        ("/dialogs/nonsense?account={account}", 404), ("/dialogs/tier", 422), ("/dialogs/tier?account=x", 422),
        ("/dialogs/usage-reset?account={account}", 422),
    ])
    func whatIsNotThereIsTold(path: String, status: Int) async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.page(path.replacing("{account}", with: Self.account.description)).status == status)
        try await gateway.stop()
    }

    @Test func nobodyIsShownADialogWithoutASession() async throws {
        let gateway = try Self.gateway()
        #expect(try await gateway.send(.get, "/dialogs/tier?account=\(Self.account)").status == 401)
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }
}
