import Contracts
import Foundation
import HTTP
import ServiceTesting
import StaffAPI
import Testing
import WireJSON
@testable import Gateway

@Suite struct OpenAPITests {
    /// Beside the staff API.
    private static let others = ["/healthz", "/readyz", "/metrics", "/openapi.yaml", "/asyncapi.yaml"]
    private static let text = String(decoding: EmbeddedFiles.openapi_yaml, as: UTF8.self)

    private var documented: Set<String> { DocumentedOperations(Self.text).routes }

    @Test func theDocumentSaysWhatIsDeclared() {
        #expect(DocumentedOperations(Self.text).faults(Operation.all) == [])
        #expect(documented.filter { !$0.contains(" /api/v1/") } == Set(Self.others.map { "GET \($0)" } + ["POST /webhooks/mollie"]))
    }

    @Test func theGatewayHasARouteForEveryOperationAndNoOther() async throws {
        let gateway = try GatewayUnderTest()
        let coverage = gateway.harness.coverage(of: Operation.all)
        #expect(coverage.missing == [])
        #expect(coverage.foreign == [])
        try await gateway.stop()
    }

    static let mistakes: [(right: String, wrong: String, fault: String)] = [
        ("  /api/v1/mrr:", "  /api/v1/mr:", "get-mrr is not documented"),
        ("  /api/v1/mrr:", "  /api/v1/mr:", "GET /api/v1/mr is documented and not declared"),
        ("operationId: grantTrial", "operationId: giveTrial", "grant-trial: its operationId is another"),
        ("Needs `staff:can_set_tier`; takes", "Takes", "change-account-tier: the description doesn't name staff:can_set_tier"),
        ("            text/event-stream:", "            application/json:", "follow-events: it is documented to answer"),
        ("        - name: level\n", "        - name: levels\n", "export-rollup: the parameter level stands on one side only"),
        ("required: true\n          schema: { type: string, minLength: 1", "schema: { type: string, minLength: 1", "whether q is needed"),
        ("maximum: 500, default", "maximum: 501, default", "get-rollup: limit: its maximum isn't 500"),
        ("maxLength: 200 }", "maxLength: 201 }", "search: its maxLength isn't 200"),
        ("minimum: 1, maximum: 12,", "minimum: 1, maximum: 13,", "grant-trial: months: its maximum isn't 12"),
        ("required: [tier]\n", "required: [tier, reason]\n", "change-account-tier: whether reason is needed"),
        ("        preview: { type: [boolean, 'null'] }\n", "", "change-account-tier: the field preview stands on one side only"),
        ("propertyNames: { enum: [upgrade", "propertyNames: { enum: [up", "set-preferences: preferences: other names or words"),
        ("[annual, monthly]", "[annual, monthly, daily]", "change-account-tier: billing_period: other words"),
        ("        percent: { type: integer, minimum: 0", "        percent: { type: number, minimum: 0", "percent: its type isn't integer"),
        (
            "        email: { type: string, format: email, pattern", "        email: { type: string, pattern",
            "email: its format isn't email"
        ),
    ]

    @Test(arguments: mistakes.indices) func aMistakeOfTheDocumentIsNamed(index: Int) {
        let (right, wrong, fault) = Self.mistakes[index]
        #expect(Self.text.contains(right))
        let faults = DocumentedOperations(Self.text.replacing(right, with: wrong)).faults(Operation.all)
        #expect(faults.contains { $0.contains(fault) }, "\(faults)")
    }

    @Test func everyDocumentedRouteAnswers() async throws {
        let tasks = String(decoding: try WireJSONEncoder(absentValues: .null).encode(Fixtures.billingTasks()), as: UTF8.self)
        let told: @Sendable (HTTPRequest) async -> HTTPResponse = { .owner($0.path.hasSuffix("/tasks") ? tasks : "{}") }
        let waiting = String(decoding: try WireJSONEncoder(absentValues: .null).encode(Fixtures.partnerTasks()), as: UTF8.self)
        let led = String(decoding: try WireJSONEncoder(absentValues: .null).encode(Fixtures.externalLed([])), as: UTF8.self)
        let toldOfPartners: @Sendable (HTTPRequest) async -> HTTPResponse = { request in
            if request.path.hasSuffix("/external-led-organisations") { return .owner(led) }
            return .owner(request.path.hasSuffix("/tasks") ? waiting : "{}")
        }
        let owners = Dictionary(uniqueKeysWithValues: Owner.allCases.map { ($0, $0 == .partner ? toldOfPartners : told) })
        let gateway = try GatewayUnderTest(owners) { $0.staffManagers = StaffManagers("ann@dembrane.com") ?? StaffManagers() }
        try gateway.harness.tell(NoticeFixtures.event(NoticeFixtures.request(), 1))
        for route in documented.sorted() where !route.hasSuffix("/events") && !route.contains("/webhooks/") {
            let parts = route.split(separator: " ")
            let method = try #require(HTTPMethod(rawValue: String(parts[0])))
            let path = String(
                parts[1].replacing("{id}", with: "\(Fixtures.id(1) as NoticeID)").replacing("{email}", with: "kim@dembrane.com")
                    .replacing("{user}", with: "10000000-0000-4000-8000-000000000003").replacing("{policy}", with: "staff:can_transfer")
                    .replacing("{organisation}", with: "\(Fixtures.id(1) as OrganisationID)")
                    .replacing("{link}", with: "10000000-0000-4000-8000-000000000002"))
            let answer = try await gateway.send(
                method, path, headers: ["Authorization": "Bearer \(try GatewayUnderTest.token())", "Content-Type": "application/json"],
                body: method == .get ? "" : #"{"preferences":{},"reason":"x"}"#)
            let expected = path == "/readyz" ? 503 : 200
            #expect(answer.status == expected, "\(route): \(answer.text.prefix(200))")
        }
        try await gateway.stop()
    }

    @Test func theDocumentsAreServedAsTheyAre() async throws {
        let gateway = try GatewayUnderTest()
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        for name in ["openapi.yaml", "asyncapi.yaml"] {
            let written = [UInt8](try Data(contentsOf: package.appendingPathComponent("docs/\(name)")))
            #expect(try await gateway.send(.get, "/\(name)").body == written)
        }
        try await gateway.stop()
    }
}
