import Contracts
import HTTP
import StaffAPI
import Testing
import WireJSON
@testable import Gateway

@Suite struct JoinedViewTests {
    private let account = "10000000-0000-4000-8000-000000000001"
    private static let organisation = "10000000-0000-4000-8000-000000000003"
    private static let row = "{\"account\":{\"label\":\"A\",\"organisation_id\":\"\(organisation)\"}}"
    private static let billing = "{\"billing\":{\"tier\":\"free\",\"organisation_id\":\"\(organisation)\"},\"timeline\":[]}"
    private static let flag = "{\"organisation\":{\"is_partner\":true}}"

    private static let notFound: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in .owner("{\"title\":\"Not found\"}", status: 404) }

    @Test func allPartsStandInOneAnswer() async throws {
        let gateway = try GatewayUnderTest([
            .rollup: { _ in .owner(Self.row) }, .billing: { _ in .owner(Self.billing, headers: ["ETag": "\"3\""]) },
            .partner: { _ in .owner(Self.flag) }, .training: { _ in .owner(#"{"licences":[{"licence_id":"1"}],"counts":{}}"#) },
        ])
        let answer = try await gateway.get("/accounts/\(account)?after=e9")
        #expect(answer.status == 200)
        #expect(answer.headers["ETag"] == "\"3\"")
        #expect(answer.json["account"]?["label"]?.text == "A")
        #expect(answer.json["billing"]?["tier"]?.text == "free")
        #expect(answer.json["partner"]?["is_partner"] == .bool(true))
        #expect(answer.json["unavailable"] == .array([]))
        for list in ["invoices", "payments", "requests", "refused_notices", "referrals", "timeline"] {
            #expect(answer.json[list] == .array([]))
        }
        #expect(answer.json["licences"] == [["licence_id": "1"]])
        #expect(gateway.askedRequests.contains { $0.owner == .training && $0.http.query["organisation"] == Self.organisation })
        // Only the owner that reads everybody's events is told to wait.
        #expect(gateway.askedRequests.filter { $0.http.query["after"] == "e9" }.map(\.owner) == [.rollup])
        #expect(
            gateway.askedRequests.contains { $0.http.target == "/api/v1/organisations/\(Self.organisation)/partner?account=\(account)" })
        try await gateway.stop()
    }

    @Test func aPartWhoseOwnerIsDownIsNamed() async throws {
        let gateway = try GatewayUnderTest([.rollup: { _ in .owner(Self.row) }])
        let answer = try await gateway.get("/accounts/\(account)")
        #expect(answer.status == 200)
        #expect(answer.json["account"]?["label"]?.text == "A")
        #expect(answer.json["billing"] == .null)
        #expect(
            answer.json["unavailable"]?.list.compactMap(\.text)
                == ["billing", "invoices", "payments", "requests", "refused_notices", "partner", "referrals", "licences"])
        try await gateway.stop()
    }

    @Test func whatNobodyKnowsIsNotFoundAndWhatNobodyCanTellIsUnavailable() async throws {
        let unknown = try GatewayUnderTest([.rollup: Self.notFound, .billing: Self.notFound])
        #expect(try await unknown.get("/accounts/\(account)").status == 404)
        #expect(try await unknown.get("/accounts/not-an-id").status == 404)
        try await unknown.stop()
        let unsure = try GatewayUnderTest([.rollup: Self.notFound])
        let answer = try await unsure.get("/accounts/\(account)")
        #expect(answer.status == 503)
        #expect(answer.text.contains("BillingService"))
        try await unsure.stop()
    }

    @Test func aSearchAsksEveryOwnerThatCanBeSearched() async throws {
        let gateway = try GatewayUnderTest([
            .rollup: { _ in .owner(#"{"accounts":[{"label":"A"}],"people":[],"totals":{"accounts":1}}"#) },
            .billing: { _ in .owner(Self.foundByBilling) },
        ])
        let answer = try await gateway.get("/search?q=a%20b")
        #expect(answer.json["accounts"]?[0]?["label"]?.text == "A")
        #expect(answer.json["invoices"]?[0]?["number"]?.text == "2026-000001")
        #expect(answer.json["totals"] == ["accounts": 1, "invoices": 3, "requests": 0])
        #expect(answer.json["unavailable"] == .array([]))
        #expect(gateway.askedRequests.map { $0.http.query["q"] } == ["a b", "a b"])
        try await gateway.stop()
    }

    private static let foundByBilling = #"{"invoices":[{"number":"2026-000001"}],"requests":[],"totals":{"invoices":3,"requests":0}}"#

    /// Down, or of a version that can't be searched.
    @Test(arguments: [503, 404]) func anOwnerThatCannotBeSearchedIsNamed(status: Int) async throws {
        let gateway = try GatewayUnderTest([
            .rollup: { _ in .owner("{\"accounts\":[],\"people\":[]}") }, .billing: { _ in .owner("{\"title\":\"No\"}", status: status) },
        ])
        let answer = try await gateway.get("/search?q=a")
        #expect(answer.status == 200 && answer.json["unavailable"] == .array(["billing"]))
        try await gateway.stop()
    }

    /// Also by an owner of an older version, which doesn't tell what matched.
    @Test(arguments: [true, false]) func aSearchIsPassedOnSoThatTheConsoleReadsIt(isOlder: Bool) async throws {
        let person = "\"user_id\":\"\(account)\",\"name\":\"Ada\",\"email\":\"ada@a.example\""
        let newer = """
            ,"exact":true,"matched":{"field":"email","text":"ada@a.example"},"accounts":[{"account_id":"\(account)","label":"A"}],\
            "account_count":1
            """
        let totals = #","managers":[],"totals":{"accounts":0,"workspaces":0,"organisations":0,"people":1,"managers":0}"#
        let gateway = try GatewayUnderTest([
            .rollup: { _ in
                .owner(
                    """
                    {"accounts":[],"workspaces":[],"organisations":[],"people":[{\(person)\(isOlder ? "" : newer)}]\(isOlder ? "" : totals)}
                    """)
            },
            .billing: { _ in isOlder ? .owner("{\"title\":\"Not found\"}", status: 404) : .owner(Self.foundByBilling) },
        ])
        let answer = try await gateway.get("/search?q=ada&limit=5&after=e9")
        let read = try WireJSONDecoder().decode(SearchAnswer.self, from: answer.body)
        #expect(read.people.map(\.name) == ["Ada"])
        #expect(read.unavailable == (isOlder ? ["billing"] : []))
        #expect(read.people.first?.exact == (isOlder ? nil : true))
        #expect(read.people.first?.matched == (isOlder ? nil : SearchMatched(field: .email, text: "ada@a.example")))
        #expect(read.people.first?.accounts?.map(\.label) == (isOlder ? nil : ["A"]))
        #expect(read.totals?.people == (isOlder ? nil : 1))
        #expect(gateway.askedRequests.first?.http.query["limit"] == "5")
        try await gateway.stop()
    }

    @Test func aSearchThatIsRefusedSaysWhy() async throws {
        let gateway = try GatewayUnderTest([
            .rollup: { _ in
                .owner("{\"title\":\"A field is invalid\",\"detail\":\"q is empty\",\"field\":\"q\",\"status\":422}", status: 422)
            }
        ])
        let answer = try await gateway.get("/search?q=")
        #expect(answer.status == 422)
        #expect(answer.json["field"]?.text == "q")
        try await gateway.stop()
    }
}
