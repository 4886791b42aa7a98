import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("Completing a training session through the Gateway")
struct SessionCompletionTests {
    private static let session = Fixtures.trainingSession()

    private static func gateway(refusing status: Int? = nil) throws -> GatewayUnderTest {
        let answer = String(
            decoding: try WireJSONEncoder(absentValues: .null).encode(SessionAnswer(session: session)), as: UTF8.self)
        return try GatewayUnderTest([
            .training: { request in
                guard request.method != .get, let status else { return .owner(answer) }
                return .owner(#"{"title":"Changed meanwhile"}"#, status: status)
            }
        ])
    }

    private func submit(_ fields: QueryItems, _ gateway: GatewayUnderTest) async throws -> HTTPClientResponse {
        let token = try GatewayUnderTest.token()
        let form = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
        return try await gateway.send(
            .post, SessionCompletionFeature.path(of: Self.session.sessionID),
            headers: ["Cookie": "dembrane_staff=\(token)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "csrf_token=\(form)&version=9&form=k&\(fields.encoded)")
    }

    private func commands(_ gateway: GatewayUnderTest) -> [HTTPRequest] {
        gateway.askedRequests.filter { $0.http.method != .get }.map(\.http)
    }

    @Test func whoeverWasAbsentIsToldWithTheCompletion() async throws {
        let gateway = try Self.gateway()
        let absent: UserID = Fixtures.id(82)
        let done = try await submit(["day": Figures.date(t0.date), "absent": "\(absent)"], gateway)
        #expect(done.status == 303 && done.headers["Location"] == Self.session.path)
        let commands = commands(gateway)
        #expect(commands.map(\.path) == ["/api/v1/training-sessions/\(Self.session.sessionID)/complete"])
        let expected: JSONValue = ["completed_on": .string("\(t0.date)"), "absent": [.string("\(absent)")]]
        let bodies = commands.map { (try? WireJSONDecoder().decode(JSONValue.self, from: $0.body)) ?? .null }
        #expect(bodies == [expected])
        #expect(commands.first?.headers["If-Match"] == "\"9\"")
        #expect(commands.first?.headers["Idempotency-Key"] == "complete-training-session-k")
        try await gateway.stop()
    }

    @Test func whatChangedMeanwhileIsShownBeforeAnythingHappens() async throws {
        let gateway = try Self.gateway(refusing: 412)
        let absent: UserID = Fixtures.id(82)
        let again = try await submit(["day": Figures.date(t0.date), "absent": "\(absent)"], gateway)
        #expect(again.status == 200 && again.text.contains("Somebody has changed this session meanwhile"))
        #expect(commands(gateway).count == 1)
        try await gateway.stop()
    }
}
