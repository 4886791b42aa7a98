import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

/// Changing a session through a Gateway whose trainings answer what the test says.
@Suite("The form in which a training is chosen for a wish") struct SessionChoiceTests {
    /// A wish for a training that the catalogue doesn't have.
    private static let wish = Fixtures.trainingSession { row in
        row.trainingID = nil
        row.mode = Word(.inPerson)
    }

    private static func json(_ value: some Encodable) -> String {
        String(decoding: (try? WireJSONEncoder(absentValues: .null).encode(value)) ?? [], as: UTF8.self)
    }

    /// Of the catalogue there is one training, which is only announced.
    private static func gateway() throws -> GatewayUnderTest {
        let session = json(SessionAnswer(session: wish))
        let catalogue = json(CatalogueAnswer(trainings: [Fixtures.training { $0.comingSoon = true }]))
        let unconfirmed = json(
            [
                "type": "urn:dembrane:problem:unconfirmed", "title": "Needs to be confirmed", "detail": "send it again with …",
                "confirm": ["coming_soon"],
            ] as JSONValue)
        let done = json(["session": ["session_id": .string("\(wish.sessionID)"), "version": 10]] as JSONValue)
        return try GatewayUnderTest([
            .training: { request in
                guard request.method == .get else {
                    let isConfirmed = String(decoding: request.body, as: UTF8.self).contains("\"confirm\"")
                    return isConfirmed ? .owner(done) : .owner(unconfirmed, status: 409)
                }
                return .owner(request.path.hasSuffix("/trainings") ? catalogue : session)
            }
        ])
    }

    private func submit(_ fields: String, _ gateway: GatewayUnderTest) async throws -> HTTPClientResponse {
        let token = try GatewayUnderTest.token()
        let form = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
        return try await gateway.send(
            .post, "/training-sessions/\(Self.wish.sessionID)/edit",
            headers: ["Cookie": "dembrane_staff=\(token)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "csrf_token=\(form)&version=9&form=k&\(fields)")
    }

    private func changes(_ gateway: GatewayUnderTest) -> [JSONValue] {
        let commands = gateway.askedRequests.filter { $0.http.method == .patch }
        return commands.map { (try? WireJSONDecoder().decode(JSONValue.self, from: $0.http.body)) ?? .null }
    }

    @Test func aTrainingThatIsOnlyAnnouncedIsConfirmedFirst() async throws {
        let gateway = try Self.gateway()
        let training: TrainingID = Fixtures.id(70)
        let asked = try await submit("training=\(training)", gateway)
        #expect(asked.status == 200 && asked.text.contains("This training is only announced so far."))
        #expect(asked.text.contains("name=\"confirmed\""))
        #expect(asked.text.contains("value=\"\(training)\" selected"), "what was chosen stays")
        let confirmed = try await submit("training=\(training)&confirmed=true", gateway)
        #expect(confirmed.status == 303 && confirmed.headers["Location"] == "/training-sessions/\(Self.wish.sessionID)")
        let id = JSONValue.string("\(training)")
        #expect(changes(gateway) == [["training_id": id], ["training_id": id, "confirm": ["coming_soon"]]])
        try await gateway.stop()
    }

    @Test func aTrainingThatIsChosenBringsItsModeUnlessOneIsWritten() {
        let before = SessionTexts(Self.wish)
        var chosen = SessionTexts(["training": "\(Fixtures.id(70) as TrainingID)"])
        #expect(before[.mode] == nil && chosen.changes(from: before)["mode"] == nil)
        var written = SessionTexts(["training": "\(Fixtures.id(70) as TrainingID)", "mode": "in_person"])
        #expect(written.changes(from: before)["mode"] == "in_person")
    }
}
