import Contracts
import HTTP
import StaffAPI
import TestKit
import Testing
@testable import Gateway

@Suite struct StaffPageTests {
    private static let kim = StaffRow(
        email: "kim@dembrane.com", name: "Kim <b>", lastSeenAt: t0.adding(days: -91), isUnseen: true, accounts: 1_234, managesStaff: false,
        policies: [
            .init(policy: StaffPolicy.setTier.rawValue, source: .token, until: nil),
            .init(policy: StaffPolicy.transfer.rawValue, source: .granted, until: t0.date.adding(days: 8).start),
        ])
    private static let ann = StaffRow(
        email: "ann@dembrane.com", managesStaff: true,
        policies: [.init(policy: StaffPolicy.setVisibility.rawValue, source: .granted, until: nil)])

    static func page(managers: String = "ann@dembrane.com") -> StaffPage {
        StaffPage(
            rows: [kim, ann], isFirst: true, nextPath: nil, managers: StaffManagers(managers) ?? StaffManagers(), viewer: Fixtures.viewer(),
            now: t0)
    }

    private func offers(_ page: StaffPage, of email: String) throws -> Set<String> {
        let html = page.html().source
        let row = try #require(html.components(separatedBy: "id=\"menu-staff-\(email)\"").last)
        let codes = try #require(row.components(separatedBy: "data-actions=\"").dropFirst().first).prefix { $0 != "\"" }
        return Set(codes.split(separator: " ").map(String.init))
    }

    @Test func itSaysWhoWhenWhatAndUntilWhen() {
        let html = Self.page().html().source
        #expect(html.contains("Kim &lt;b&gt;") && html.contains("1.234"))
        #expect(html.contains("91 days ago") && html.contains("not seen for 90 days"))
        #expect(html.contains("change tiers<small> by the sign-in</small>"))
        #expect(html.contains("hand workspaces over<small> granted until the end of 30-11-2026</small>"))
        #expect(html.contains("never") && html.contains("grants permissions"))
        #expect(!html.contains("class=\"banner\""))
    }

    @Test func whatIsGrantedCanBeTakenAndWhatTheSignInBringsCanNot() throws {
        #expect(
            try offers(Self.page(), of: "kim@dembrane.com") == [
                "grant-set-tier", "take-set-tier!by-the-sign-in", "grant-set-visibility", "grant-transfer", "take-transfer",
            ])
        #expect(
            try offers(Self.page(), of: "ann@dembrane.com") == [
                "grant-set-tier!oneself", "grant-set-visibility!oneself", "take-set-visibility", "grant-transfer!oneself",
            ])
    }

    @Test func othersSeeItReadOnlyWithTheReason() throws {
        let page = Self.page(managers: "robin@dembrane.com")
        #expect(try offers(page, of: "kim@dembrane.com").allSatisfy { $0.hasSuffix("!not-staff-manager") })
        #expect(page.html().source.contains("Only staff managers grant and take permissions"))
    }

    @Test(
        arguments: [
            ([], "nobody can grant this: STAFF_MANAGERS is not set"), (["ann"], "STAFF_MANAGERS names nobody else who could grant this"),
            (["ann", "bo"], "ask bo@dembrane.com"), (["a", "b"], "ask a@dembrane.com or b@dembrane.com"),
            (["a", "b", "c", "d"], "ask a@dembrane.com or b@dembrane.com or c@dembrane.com, or another staff manager"),
        ] as [([String], String)])
    func aGreyedActionSaysWhomToAsk(managers: [String], words: String) {
        var viewer = Fixtures.viewer([])
        viewer.staffManagers = WhomToAsk(managers: managers.map { .init(email: "\($0)@dembrane.com", name: nil) })
        #expect(Obstacle.setTier.text(for: viewer) == "Only colleagues who may set tiers can do this; \(words)")
    }

    @Test func managersAreNamedWhereANameIsKnown() async throws {
        let gateway = try GatewayUnderTest { $0.staffManagers = StaffManagers("robin@dembrane.com") ?? StaffManagers() }
        _ = try await gateway.call("/staff", as: "robin", named: "Robin Visser")
        let page = try await gateway.page("/staff")
        #expect(page.text.contains("ask Robin Visser (robin@dembrane.com)"))
        try await gateway.stop()
    }

    @Test func theDialogCarriesTheCommandAndItsVersion() async throws {
        let gateway = try GatewayUnderTest { $0.staffManagers = StaffManagers("ann@dembrane.com") ?? StaffManagers() }
        let path = "/dialogs/grant-set-tier?account=kim@dembrane.com"
        let before = try await gateway.page(path).text
        #expect(before.contains("data-path=\"/api/v1/staff/kim%40dembrane.com/policies/staff:can_set_tier\""))
        #expect(before.contains("data-method=\"PUT\"") && before.contains("data-version=\"0\""))
        #expect(before.contains("Now: no extra permission"))
        let token = try GatewayUnderTest.token()
        let headers: HTTPHeaders = ["Authorization": "Bearer \(token)", "Content-Type": "application/json"]
        let granted = try await gateway.send(
            .put, "/api/v1/staff/kim%40dembrane.com/policies/staff:can_set_tier", headers: headers, body: #"{"reason":"x"}"#)
        #expect(granted.status == 200)
        let after = try await gateway.page(path).text
        #expect(after.contains("data-version=\"1\"") && after.contains("Now: may change tiers"))
        #expect(try await gateway.page("/dialogs/take-set-tier?account=kim@dembrane.com").text.contains("data-method=\"DELETE\""))
        #expect(try await gateway.page("/dialogs/take-transfer?account=kim@dembrane.com").text.contains("nothing left to do"))
        #expect(
            try await gateway.page("/dialogs/grant-transfer?account=ann@dembrane.com").text.contains(
                "Nobody grants a permission to themselves"))
        #expect(try await gateway.page("/dialogs/grant-transfer?account=kim").status == 422)
        try await gateway.stop()
    }
}
