import Contracts
import EventKit
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite struct PolicyTests {
    private static let tier = "/accounts/10000000-0000-4000-8000-000000000001/tier"
    static let place = "/staff/Kim@dembrane.com/policies/staff:can_set_tier"
    static let reason = #"{"reason":"covers for Eva"}"#

    private func gateway(managers: String = "Robin@dembrane.com, eva@dembrane.com", directory: String? = nil) throws -> GatewayUnderTest {
        try GatewayUnderTest([.billing: { _ in .owner("{}") }], directory: directory) { configuration in
            configuration.staffManagers = StaffManagers(managers) ?? StaffManagers()
        }
    }

    private func changesTier(_ gateway: GatewayUnderTest) async throws -> Int {
        try await gateway.call(Self.tier, .post, as: "kim", body: "{}").status
    }

    @Test func whatIsGrantedHoldsAtTheNextRequestAndUntilItIsTaken() async throws {
        let gateway = try gateway()
        #expect(try await changesTier(gateway) == 403)
        let granted = try await gateway.call(Self.place, .put, as: "robin", body: Self.reason)
        #expect(granted.status == 200, "\(granted.text)")
        #expect(granted.headers["ETag"] == "\"1\"")
        #expect(granted.json["event_ids"]?.list.count == 1)
        let member = granted.json["member"]
        #expect(member?["email"]?.text == "kim@dembrane.com")
        #expect(member?["policies"]?[0] == .object(["policy": "staff:can_set_tier", "source": "granted", "until": .null]))
        #expect(try await changesTier(gateway) == 200)
        // The owner sees it too, as it checks policies itself.
        #expect(gateway.askedRequests.last?.content?.identity.policies == [.setTier])
        #expect(try await gateway.call("/me", as: "kim").json["policies"]?[0]?.text == "staff:can_set_tier")
        #expect(try await gateway.call("/me", as: "bo").json["policies"]?.list.isEmpty == true)
        let again = try await gateway.call(Self.place, .put, as: "eva", body: Self.reason)
        #expect(again.json["event_ids"]?.list.isEmpty == true)
        #expect(try await gateway.call(Self.place, .delete, as: "robin", body: #"{"reason":"back"}"#).status == 200)
        #expect(try await changesTier(gateway) == 403)
        try await gateway.stop()
    }

    @Test func itEndsByTheClock() async throws {
        let gateway = try gateway()
        let body = #"{"reason":"covers","until":"2026-11-23"}"#
        #expect(try await gateway.call(Self.place, .put, as: "robin", body: body).status == 200)
        #expect(try await changesTier(gateway) == 200)
        gateway.time.advance(seconds: 15 * 3_600 - 1)
        #expect(try await changesTier(gateway) == 200)
        gateway.time.advance(seconds: 1)
        #expect(try await changesTier(gateway) == 403)
        try await gateway.stop()
    }

    @Test(arguments: [
        ("robin@dembrane.com", "bo", 403, "ask robin@dembrane.com"),
        ("", "robin", 403, "nobody can grant or take permissions: STAFF_MANAGERS is not set"),
        ("kim@dembrane.com", "kim", 409, "nobody grants a permission to themselves"),
    ])
    func whoMayNotGrantIsToldWhoCan(managers: String, person: String, status: Int, told: String) async throws {
        let gateway = try gateway(managers: managers)
        let answer = try await gateway.call(Self.place, .put, as: person, body: Self.reason)
        #expect(answer.status == status)
        #expect(answer.json["detail"]?.text?.contains(told) == true, "\(answer.text)")
        #expect(try gateway.harness.events().filter { $0.type.contains("policy") }.isEmpty)
        try await gateway.stop()
    }

    @Test(
        arguments: [
            ("/staff/kim/policies/staff:can_set_tier", reason, 404), ("/staff/kim@dembrane.com/policies/staff:can_fly", reason, 404),
            (place, "{}", 422), (place, #"{"reason":""}"#, 422), (place, #"{"reason":"x","until":"2020-01-01"}"#, 422),
            (place, #"{"reason":"x","until":"2099-01-01"}"#, 422), (place, #"{"reason":"x","until":"soon"}"#, 422),
            (place, #"{"reason":7}"#, 400),
        ])
    func whatCanNotBeMeantIsRefused(path: String, body: String, status: Int) async throws {
        let gateway = try gateway()
        #expect(try await gateway.call(path, .put, as: "robin", body: body).status == status)
        #expect(try gateway.harness.events().filter { $0.type.contains("policy") }.isEmpty)
        try await gateway.stop()
    }

    @Test func whatTheTokenCarriesStaysAndTheSightingTellsOfNothingElse() async throws {
        let gateway = try gateway()
        #expect(try await gateway.call(Self.place, .put, as: "robin", body: Self.reason).status == 200)
        let token = try GatewayUnderTest.token([.setTier, .transfer], of: "kim")
        let headers: HTTPHeaders = ["Authorization": "Bearer \(token)"]
        let row = try await gateway.send(.get, "/api/v1/staff", headers: headers).json["staff"]?.list.first {
            $0["email"]?.text == "kim@dembrane.com"
        }
        let policies = row?["policies"]?.list.map { [$0["policy"]?.text, $0["source"]?.text] }
        #expect(policies == [["staff:can_set_tier", "token"], ["staff:can_transfer", "token"], ["staff:can_set_tier", "granted"]])
        #expect(try await gateway.call(Self.place, .delete, as: "robin", body: #"{"reason":"back"}"#).status == 200)
        #expect(try await gateway.send(.get, "/api/v1/me", headers: headers).json["policies"]?.list.count == 2)
        try await gateway.stop()
    }

    @Test func theTrailTellsWhoGrantedWhatUntilWhenAndWhy() async throws {
        let gateway = try gateway()
        let body = #"{"reason":"covers","until":"2026-12-01"}"#
        let id = try #require(try await gateway.call(Self.place, .put, as: "robin", body: body).json["event_ids"]?[0]?.text)
        let entry = try await gateway.get("/audit?after=\(id)&action=policy-granted").json["entries"]?[0]
        #expect(entry?["actor"]?.text == "robin@dembrane.com")
        #expect(entry?["reason"]?.text == "covers")
        #expect(entry?["after"]?["policy"]?.text == "staff:can_set_tier")
        #expect(entry?["after"]?["until"]?.text == "2026-12-02T00:00:00Z")
        try await gateway.stop()
    }

    @Test func aRebuildKeepsWhatIsGranted() async throws {
        let gateway = try gateway()
        #expect(try await gateway.call(Self.place, .put, as: "robin", body: Self.reason).status == 200)
        try Rebuild(changes: gateway.harness.runtime.engine.changes).run()
        #expect(try await changesTier(gateway) == 200)
        try await gateway.stop()
    }

    @Test func theDirectoryHasWhomSettingsAndGrantsNameAndFlagsWhoIsAway() async throws {
        let gateway = try gateway(managers: "robin@dembrane.com,eva@dembrane.com")
        _ = try await gateway.call("/staff", as: "robin")
        #expect(try await gateway.call(Self.place, .put, as: "robin", body: Self.reason).status == 200)
        func rows() async throws -> [[String?]] {
            try await gateway.call("/staff", as: "robin").json["staff"]?.list.map {
                [$0["email"]?.text, $0["last_seen_at"]?.text, "\($0["unseen_90d"] == true)", "\($0["manages_staff"] == true)"]
            } ?? []
        }
        let expected = [
            ["eva@dembrane.com", nil, "false", "true"], ["kim@dembrane.com", nil, "false", "false"],
            ["robin@dembrane.com", "2026-11-23T09:00:00Z", "false", "true"],
        ]
        #expect(try await rows() == expected)
        let list = StaffList(managers: StaffManagers(), now: t0.adding(days: 90))
        let later = try gateway.harness.runtime.database.read { try list.page($0, limit: 9, from: nil).rows }
        #expect(later.map(\.isUnseen) == [false, true])
        try await gateway.stop()
    }

    @Test func whoseUserIsDeletedIsListedNoMore() async throws {
        let gateway = try gateway(managers: "")
        _ = try await gateway.call("/staff", as: "kim")
        let gone = UserChanged(userID: Fixtures.id(1), email: "", displayName: "", deleted: true, loginID: StaffMemberID("kim"))
        try gateway.harness.apply([try CloudEvent.fact(gone, at: t0)])
        #expect(try await gateway.call("/staff", as: "bo").json["staff"]?.list.map { $0["email"]?.text } == ["bo@dembrane.com"])
        try await gateway.stop()
    }

    @Test func anOpenPageIsToldToReadEverythingAgain() async throws {
        let gateway = try gateway()
        let token = try GatewayUnderTest.token([], of: "kim")
        let feed = try await gateway.stream("/events", headers: ["Authorization": "Bearer \(token)"])
        var text = ""
        while !text.contains("retry:"), let piece = try await feed.next() { text += String(decoding: piece, as: UTF8.self) }
        let body = #"{"reason":"covers","until":"2026-11-23T09:30:00Z"}"#
        #expect(try await gateway.call(Self.place, .put, as: "robin", body: body).status == 200)
        while !text.contains("event: reload"), let piece = try await feed.next() { text += String(decoding: piece, as: UTF8.self) }
        #expect(text.contains("policy-granted"))
        // Its end is heard of by the clock alone.
        gateway.time.advance(seconds: 1_800)
        var later = ""
        while !later.contains("event: reload"), let piece = try await feed.next() { later += String(decoding: piece, as: UTF8.self) }
        #expect(later.contains("event: reload"))
        feed.cancel()
        try await gateway.stop()
    }

    @Test(
        arguments: [
            ("", []), ("a@b.nl", ["a@b.nl"]), (" A@b.nl ,c@d.nl, a@b.nl,", ["a@b.nl", "c@d.nl"]), ("robin", nil), ("a@b.nl;c@d.nl", nil),
        ] as [(String, [String]?)])
    func theSettingNamesAddresses(text: String, expected: [String]?) {
        #expect(StaffManagers(text)?.addresses == expected)
    }
}
