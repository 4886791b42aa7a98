import Contracts
import HTTP
import StaffAPI
import Testing
import WebKit
import WireJSON
@testable import Gateway

@Suite struct ForwardingTests {
    private let account = "10000000-0000-4000-8000-000000000001"

    @Test func aCommandReachesItsOwnerAndTheAnswerComesBackWhole() async throws {
        let gateway = try GatewayUnderTest([
            .billing: { _ in .owner("{\"account\":{},\"event_ids\":[\"e1\"]}", headers: ["ETag": "\"8\""]) }
        ])
        let answer = try await gateway.send(
            .post, "/api/v1/accounts/\(account)/tier?x=a%20b",
            headers: [
                "Authorization": "Bearer \(try GatewayUnderTest.token([.setTier]))", "Content-Type": "application/json",
                "Idempotency-Key": "k1", "If-Match": "\"7\"", "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            ], body: "{\"tier\":\"guardian\"}")
        #expect(answer.status == 200)
        #expect(answer.text == "{\"account\":{},\"event_ids\":[\"e1\"]}")
        #expect(answer.headers["ETag"] == "\"8\"")
        let asked = try #require(gateway.askedRequests.first)
        #expect(asked.http.method == .post)
        #expect(asked.http.target == "/api/v1/accounts/\(account)/tier?x=a%20b")
        #expect(asked.http.body == Array("{\"tier\":\"guardian\"}".utf8))
        #expect(asked.http.headers["Idempotency-Key"] == "k1")
        #expect(asked.http.headers["If-Match"] == "\"7\"")
        #expect(asked.http.headers["traceparent"]?.contains("0af7651916cd43dd8448eb211c80319c") == true)
        let content = try #require(asked.content)
        #expect(content.identity.email == "ann@dembrane.com")
        #expect(content.identity.policies == [.setTier])
        try await gateway.stop()
    }

    @Test func anOwnersProblemIsPassedOnAsItIs() async throws {
        let problem = "{\"detail\":\"has a live subscription\",\"status\":409,\"title\":\"Refused\",\"type\":\"urn:x\"}"
        let gateway = try GatewayUnderTest([
            .billing: { _ in
                HTTPResponse(status: 409, contentType: "application/problem+json", Array(problem.utf8))
            }
        ])
        let answer = try await gateway.send(
            .post, "/api/v1/accounts/\(account)/trial", headers: ["Authorization": "Bearer \(try GatewayUnderTest.token())"], body: "{}")
        #expect(answer.status == 409)
        #expect(answer.text == problem)
        #expect(answer.headers["Content-Type"] == "application/problem+json")
        try await gateway.stop()
    }

    @Test func theMissingPolicyIsNamedAndTheOwnerNotAsked() async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner("{}") }])
        let answer = try await gateway.send(
            .post, "/api/v1/accounts/\(account)/tier", headers: ["Authorization": "Bearer \(try GatewayUnderTest.token([]))"], body: "{}")
        #expect(answer.status == 403)
        #expect(answer.text.contains("staff:can_set_tier"))
        #expect(answer.headers["Content-Type"] == "application/problem+json")
        #expect(gateway.askedRequests.isEmpty)
        try await gateway.stop()
    }

    @Test func anOwnerThatIsDownIsNamedAndThenLeftAlone() async throws {
        let gateway = try GatewayUnderTest()
        for _ in 0..<CircuitBreaker.failureLimit {
            let answer = try await gateway.get("/rollup")
            #expect(answer.status == 503)
            #expect(answer.json["detail"]?.text?.contains("RollupService doesn't answer now: it can't be reached") == true)
        }
        let answer = try await gateway.get("/rollup")
        #expect(answer.status == 503)
        #expect(answer.json["detail"]?.text?.contains("it has not answered lately") == true)
        gateway.time.advance(seconds: 1)
        #expect(try await gateway.get("/rollup").text.contains("it can't be reached"))
        try await gateway.stop()
    }

    @Test func anOwnerThatHangsIsNotWaitedForBeyondTheDeadline() async throws {
        let hangs: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
            // Sleep fails by cancellation alone, which comes when the server gives the request up.
            while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
            return .owner("{}")
        }
        let gateway = try GatewayUnderTest([.training: hangs], ownerDeadlineSeconds: 0.2)
        let answer = try await gateway.get("/trainings")
        #expect(answer.status == 503)
        #expect(answer.text.contains("it took too long"))
        try await gateway.stop()
    }

    @Test func anExportIsPassedThroughWhole() async throws {
        let line = String(repeating: "x", count: 1_022) + "\r\n"
        let gateway = try GatewayUnderTest([
            .rollup: { _ in
                HTTPResponse(
                    status: 200,
                    headers: ["Content-Type": "text/csv; charset=utf-8", "Content-Disposition": "attachment; filename=\"r.csv\""],
                    body: .stream { writer in for _ in 0..<4_096 { try await writer.write(line) } })
            }
        ])
        let export = try await gateway.stream("/rollup.csv?month=2026-11&level=account")
        #expect(export.status == 200)
        #expect(export.headers["Content-Disposition"] == "attachment; filename=\"r.csv\"")
        var count = 0
        for try await piece in export { count += piece.count }
        #expect(count == 4_096 * 1_024)
        try await gateway.stop()
    }

    @Test(arguments: GatewayOperations.all.map(\.id))
    func whatTheGatewayAnswersItselfTakesTheParametersThatItDeclares(id: String) async throws {
        let operation = try #require(GatewayOperations.all.first { $0.id == id })
        let gateway = try GatewayUnderTest()
        let target = "/api/v1\(operation.path(of: AccountID(high: 1, low: 2)))?colour=red"
        let headers: HTTPHeaders = ["Authorization": "Bearer \(try GatewayUnderTest.token())"]
        let answer = try await gateway.send(operation.method.http, target, headers: headers)
        #expect(answer.status == 400)
        #expect(answer.json["field"] == "colour")
        try await gateway.stop()
    }

    @Test func anUnknownPathAndAMethodThatIsNotThereAreProblems() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await gateway.get("/nowhere").status == 404)
        let answer = try await gateway.send(.delete, "/api/v1/rollup", headers: ["Authorization": "Bearer \(try GatewayUnderTest.token())"])
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == "GET, HEAD")
        try await gateway.stop()
    }
}
