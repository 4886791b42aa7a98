import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("The form of a training session that a colleague changes meanwhile")
struct SessionEditTests {
    private static let seen = Fixtures.trainingSession()
    /// The same after a colleague's changes.
    private static let present = Fixtures.trainingSession { row in
        row.mode = Word(.inPerson)
        row.expectedParticipants = 9
        row.notes = "Theirs <b>"
        row.version = 10
    }

    /// What a browser sends of a form that was made from a session, with some fields written otherwise.
    private static func sent(_ session: SessionRow, _ written: [SessionTexts.Field: String]) -> QueryItems {
        let held = SessionTexts(session)
        var fields: QueryItems = [SessionDesk.keyName: "k"]
        for one in SessionOrigin(session).hidden { fields.add(one.name, one.value) }
        for field in [SessionTexts.Field.day, .time, .mode, .expected, .price, .reason, .notes] {
            fields.add(field.rawValue, written[field] ?? held[field] ?? "")
        }
        return fields
    }

    private static func submit(_ fields: QueryItems, _ gateway: GatewayUnderTest) async throws -> HTTPClientResponse {
        let token = try GatewayUnderTest.token()
        let form = try FormToken(internalSecret: ServiceHarness.secret).make(forSession: token)
        return try await gateway.send(
            .post, SessionEditFeature.path(of: seen.sessionID),
            headers: ["Cookie": "dembrane_staff=\(token)", "Content-Type": "application/x-www-form-urlencoded"],
            body: "csrf_token=\(form)&\(fields.encoded)")
    }

    /// Its owner knows the session with the colleague's changes.
    private static func gateway() throws -> GatewayUnderTest {
        let answer = String(
            decoding: try WireJSONEncoder(absentValues: .null).encode(SessionAnswer(session: present)), as: UTF8.self)
        let version = "\"\(present.version)\""
        return try GatewayUnderTest([
            .training: { request in
                guard request.method == .patch, request.headers["If-Match"] != version else { return .owner(answer) }
                return .owner(#"{"title":"Changed meanwhile"}"#, status: 412)
            }
        ])
    }

    @Test func onlyWhatWasTouchedIsSentOnceMore() async throws {
        let gateway = try Self.gateway()
        let again = try await Self.submit(Self.sent(Self.seen, [.expected: "8"]), gateway)
        #expect(again.status == 200 && again.text.contains("Changed were: mode, expected participants, notes."))
        #expect(again.text.contains("<option value=\"in_person\" selected>") && again.text.contains(">Theirs &lt;b&gt;</textarea>"))
        #expect(again.text.contains("value=\"8\"") && again.text.contains("Now it is 9."))
        #expect(again.text.contains("name=\"version\" value=\"10\"") && again.text.contains("name=\"was-expected\" value=\"9\""))
        let done = try await Self.submit(Self.sent(Self.present, [.expected: "8"]), gateway)
        #expect(done.status == 303 && done.headers["Location"] == Self.present.path)
        let commands = gateway.askedRequests.filter { $0.http.method == .patch }.map(\.http)
        let bodies = commands.map { (try? WireJSONDecoder().decode(JSONValue.self, from: $0.body)) ?? .null }
        let expected: JSONValue = ["expected_participants": 8]
        #expect(bodies == [expected, expected])
        try await gateway.stop()
    }

    @Test func aFormThatIsShownAgainIsStillMadeFromWhatWasSeen() async throws {
        let gateway = try Self.gateway()
        let again = try await Self.submit(Self.sent(Self.seen, [.price: "3.6"]), gateway)
        #expect(again.status == 200 && again.text.contains("This has to be an amount"))
        #expect(again.text.contains("name=\"version\" value=\"9\"") && again.text.contains("name=\"was-mode\" value=\"online\""))
        #expect(!gateway.askedRequests.contains { $0.http.method == .patch })
        try await gateway.stop()
    }

    @Test func aFieldThatTheFormDoesNotHaveIsNoChange() {
        let session = Fixtures.heldSession { $0.notes = "One\r\nTwo " }
        let origin = SessionOrigin(Self.sent(session, [:]))
        var texts = origin.written(["mode": "in_person", "notes": "One\r\nTwo"])
        #expect(texts.changes(from: origin.texts) == ["mode": "in_person"])
        #expect(origin.version == session.version)
    }

    @Test func whatWasEmptiedStaysEmpty() {
        let session = Fixtures.trainingSession { $0.notes = "Before" }
        let origin = SessionOrigin(Self.sent(session, [:]))
        let texts = origin.written(Self.sent(session, [.notes: "", .reason: "why"]))
        let after = texts.over(Self.present, from: origin.texts)
        #expect(after[.notes] == nil && after.faults[.notes] == "Now it is “Theirs <b>”." && after[.reason] == "why")
        #expect(after[.mode] == "in_person" && after.faults[.mode] == nil)
        let same = texts.over(session, from: origin.texts)
        #expect(same.faults.isEmpty && same.fault?.contains("None of this was changed.") == true)
    }
}
