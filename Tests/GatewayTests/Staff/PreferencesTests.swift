import Contracts
import HTTP
import ServiceTesting
import Testing
import WireJSON
@testable import Gateway

@Suite struct PreferencesTests {
    private static let path = "/me/preferences"

    private func set(
        _ gateway: GatewayUnderTest, _ body: String, as person: String = "ann", headers: HTTPHeaders = [:]
    ) async throws -> HTTPClientResponse {
        try await gateway.call(Self.path, .put, as: person, headers: headers, body: body)
    }

    @Test func oneSetsOnesOwnAlone() async throws {
        let gateway = try GatewayUnderTest()
        let before = try await gateway.call(Self.path, as: "ann")
        #expect(before.headers["ETag"] == "\"0\"")
        #expect(before.json["preferences"]?["charge-failed"]?.text == "single")
        let answer = try await set(gateway, #"{"preferences":{"charge-failed":"digest","paid-twice":"off","mandate-lost":null}}"#)
        #expect(answer.status == 200)
        #expect(answer.headers["ETag"] == "\"1\"")
        #expect(answer.json["event_ids"]?.list.count == 1)
        let preferences = try await gateway.call(Self.path, as: "ann").json["preferences"]
        #expect(preferences == answer.json["preferences"])
        #expect(preferences?["charge-failed"]?.text == "digest")
        #expect(preferences?["paid-twice"]?.text == "off")
        #expect(preferences?["mandate-lost"]?.text == "single")
        #expect(try await gateway.call(Self.path, as: "bo").json["preferences"]?["paid-twice"]?.text == "single")
        let event = try #require(try gateway.harness.events().first)
        #expect(event.actor == .staff(email: "ann@dembrane.com"))
        #expect(event.type == "com.dembrane.staff.preferences-set.v1")
        #expect(event.source == "/dembrane/staff")
        #expect(event.partitionKey == "ann")
        try await gateway.stop()
    }

    @Test func whatChangesNothingIsNoEvent() async throws {
        let gateway = try GatewayUnderTest()
        for body in [#"{"preferences":{}}"#, #"{"preferences":{"paid-twice":"single"}}"#] {
            let answer = try await set(gateway, body)
            #expect(answer.status == 200)
            #expect(answer.json["event_ids"]?.list == [])
            #expect(answer.headers["ETag"] == "\"0\"")
        }
        #expect(try gateway.harness.events() == [])
        try await gateway.stop()
    }

    @Test(
        arguments: [
            (#"{"preferences":{"paid-twice":"off","tea-is-ready":"off"}}"#, 422, "upgrade-requested"),
            (#"{"preferences":{"paid-twice":"never"}}"#, 422, "digest"), (#"{"preferences":{"paid-twice":7}}"#, 400, "paid-twice"),
            (#"{}"#, 422, "preferences"), (#"{"preferences""#, 400, "line"),
        ])
    func whatCanNotBeRightIsRefusedWhole(body: String, status: Int, told: String) async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await set(gateway, body)
        #expect(answer.status == status, "\(answer.text)")
        #expect(answer.text.contains(told), "\(answer.text)")
        #expect(answer.headers["Content-Security-Policy"] != nil)
        #expect(try gateway.harness.events() == [])
        try await gateway.stop()
    }

    @Test func theSameCommandSentAgainIsAnsweredAndNotDoneAgain() async throws {
        let gateway = try GatewayUnderTest()
        let key: HTTPHeaders = ["Idempotency-Key": "k-1"]
        let first = try await set(gateway, #"{"preferences":{"paid-twice":"off"}}"#, headers: key)
        let second = try await set(gateway, #"{"preferences":{"paid-twice":"single"}}"#)
        let again = try await set(gateway, #"{"preferences":{"paid-twice":"off"}}"#, headers: key)
        #expect(again.body == first.body)
        #expect(again.headers["ETag"] == first.headers["ETag"])
        #expect(second.json["preferences"]?["paid-twice"]?.text == "single")
        #expect(try gateway.harness.events().count == 2)
        #expect(try await set(gateway, #"{"preferences":{"paid-twice":"digest"}}"#, headers: key).status == 422)
        #expect(try await set(gateway, #"{"preferences":{"paid-twice":"off"}}"#, as: "bo", headers: key).status == 422)
        try await gateway.stop()
    }

    @Test func aChangeThatWasReadBeforeAnotherIsStaleAndBeingSeenIsNoChange() async throws {
        let gateway = try GatewayUnderTest()
        // Puts an event into the person's stream.
        _ = try await gateway.call("/staff", as: "ann")
        #expect(try gateway.harness.events().map(\.type) == ["com.dembrane.staff.staff-seen.v1"])
        let body = #"{"preferences":{"paid-twice":"off"}}"#
        #expect(try await set(gateway, body, headers: ["If-Match": "\"0\""]).status == 200)
        #expect(try await set(gateway, body, headers: ["If-Match": "\"0\""]).status == 412)
        #expect(try await set(gateway, body, headers: ["If-Match": "\"1\""]).status == 200)
        try await gateway.stop()
    }

    @Test func theTrailTellsBeforeAndAfter() async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await set(gateway, #"{"preferences":{"paid-twice":"off"}}"#)
        let id = try #require(answer.json["event_ids"]?[0]?.text)
        let entry = try await gateway.get("/audit?after=\(id)&action=preferences-set").json["entries"]?[0]
        #expect(entry?["event_id"]?.text == id)
        #expect(entry?["actor"]?.text == "ann@dembrane.com")
        #expect(entry?["before"]?["preferences"] == .object(["paid-twice": .string("single")]))
        #expect(entry?["after"]?["preferences"] == .object(["paid-twice": .string("off")]))
        try await gateway.stop()
    }

    @Test func byCookieItTakesAPageOfOurs() async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await gateway.send(
            .put, "/api/v1\(Self.path)",
            headers: ["Cookie": "dembrane_staff=\(try GatewayUnderTest.token())", "Content-Type": "application/json"],
            body: #"{"preferences":{"paid-twice":"off"}}"#)
        #expect(answer.status == 403)
        #expect(try await gateway.call("\(Self.path)?of=bo", as: "ann").status == 400)
        #expect(try gateway.harness.events() == [])
        try await gateway.stop()
    }
}
