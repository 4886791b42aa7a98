import Contracts
import EventKit
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
import WebKit
import WireJSON
@testable import Gateway

@Suite struct DirectusSignInTests {
    static let login: StaffMemberID = {
        guard let id = StaffMemberID("6a1f0c0e-3d58-4f0a-9c11-0c8f7c1d2e3f") else { preconditionFailure("no login id") }
        return id
    }()

    static func user(
        _ number: UInt64 = 1, email: String = "jo@dembrane.com", name: String = "Jo Vermeer", loginID: StaffMemberID? = login,
        deleted: Bool? = nil, staff: Bool? = true, suspended: Bool? = nil
    ) -> UserChanged {
        UserChanged(
            userID: Fixtures.id(number), email: email, displayName: name, deleted: deleted, loginID: loginID, staff: staff,
            suspended: suspended)
    }

    private static func headers(_ adminAccess: Bool = true) throws -> HTTPHeaders {
        let token = try StaffTokenIssuer(secret: GatewayUnderTest.staffSecret)
            .issue(forLoginID: login, validSeconds: 3_600, adminAccess: adminAccess, now: t0)
        return ["Authorization": "Bearer \(token)"]
    }

    private func me(_ gateway: GatewayUnderTest) async throws -> HTTPClientResponse {
        try await gateway.send(.get, "/api/v1/me", headers: try Self.headers())
    }

    private func tell(_ gateway: GatewayUnderTest, _ facts: [UserChanged]) throws {
        try gateway.harness.apply(
            facts.enumerated().map { number, fact in try CloudEvent.fact(fact, at: t0.adding(milliseconds: Int64(number))) })
    }

    @Test func thePersonIsTheUserWithTheLoginID() async throws {
        let gateway = try GatewayUnderTest([.billing: { _ in .owner("{}") }])
        try tell(gateway, [Self.user()])
        #expect(try await me(gateway).text == #"{"email":"jo@dembrane.com","policies":[]}"#)
        _ = try await gateway.send(.get, "/api/v1/staff", headers: try Self.headers())
        let seen = try #require(try gateway.harness.events().first)
        #expect(seen.partitionKey == Self.login.text)
        #expect(try seen.decode(StaffSeen.self)?.name == DisplayText("Jo Vermeer"))
        let row = try await gateway.send(.get, "/api/v1/staff", headers: try Self.headers()).json["staff"]?[0]
        #expect(row?["email"]?.text == "jo@dembrane.com")
        #expect(row?["name"]?.text == "Jo Vermeer")
        var headers = try Self.headers()
        headers["Content-Type"] = "application/json"
        _ = try await gateway.send(.post, "/api/v1/accounts/10000000-0000-4000-8000-000000000001/trial", headers: headers, body: "{}")
        let identity = try #require(gateway.askedRequests.first?.content?.identity)
        #expect(identity == StaffIdentity(email: "jo@dembrane.com", subject: Self.login.text, policies: []))
        try await gateway.stop()
    }

    @Test(
        arguments: [
            ([], "no user with the login id 6a1f0c0e-3d58-4f0a-9c11-0c8f7c1d2e3f is known; the platform has to tell of it"),
            ([user(loginID: nil)], "no user with the login id"),
            ([user(deleted: true)], "deleted"), ([user(suspended: true)], "suspended"),
            ([user(staff: false)], "isn't (user-changed with staff)"),
            ([user(email: "Jo")], "no e-mail address"), ([user(), user(loginID: StaffMemberID("other"))], "no user with the login id"),
            ([user(), user(deleted: true)], "deleted"),
        ] as [([UserChanged], String)])
    func whoIsNotWelcomeIsToldWhatIsMissing(facts: [UserChanged], told: String) async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, facts)
        let answer = try await me(gateway)
        #expect(answer.status == 401)
        #expect(answer.json["detail"]?.text?.contains(told) == true, "\(answer.text)")
        try await gateway.stop()
    }

    @Test func withoutAdminAccessNobodyIsAsked() async throws {
        let gateway = try GatewayUnderTest()
        let answer = try await gateway.send(.get, "/api/v1/me", headers: try Self.headers(false))
        #expect(answer.status == 403)
        #expect(answer.json["detail"]?.text?.contains("the token has no admin_access") == true)
        try await gateway.stop()
    }

    @Test func theNewestFactCountsHoweverTheyCome() async throws {
        let gateway = try GatewayUnderTest()
        let facts = [
            try CloudEvent.fact(Self.user(suspended: true), at: t0),
            try CloudEvent.fact(Self.user(email: "jo2@dembrane.com"), at: t0.adding(hours: 1)),
            try CloudEvent.fact(Self.user(), at: t0.adding(hours: -1)),
        ]
        for order in [facts, facts.reversed()] {
            try gateway.harness.apply(order)
            #expect(try await me(gateway).json["email"]?.text == "jo2@dembrane.com")
            try gateway.harness.runtime.database.write { try $0.execute("DELETE FROM platform_users") }
        }
        try await gateway.stop()
    }

    @Test func aLoginThatIsGivenToANewUserIsTheirs() async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, [Self.user(1), Self.user(2, email: "new@dembrane.com"), Self.user(1, deleted: true)])
        #expect(try await me(gateway).json["email"]?.text == "new@dembrane.com")
        try await gateway.stop()
    }

    /// Nothing is kept of whom the Gateway needs nothing of, and nothing of whoever is deleted.
    @Test func whoIsGoneIsForgotten() async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, [Self.user(1), Self.user(2, loginID: nil), Self.user(3, staff: false), Self.user(1, deleted: true)])
        let kept = try gateway.harness.runtime.database.read {
            try $0.query("SELECT email, name FROM platform_users") { [$0.optionalText(0), $0.optionalText(1)] }
        }
        #expect(kept == [[nil, nil], [nil, nil], [nil, nil]])
        let logins = try gateway.harness.runtime.database.read {
            try $0.query("SELECT login_id FROM platform_users WHERE deleted = 1") { $0.text(0) }
        }
        #expect(logins.count == 1 && logins.allSatisfy { $0.hasPrefix("sha256:") })
        try await gateway.stop()
    }

    /// As while facts are read again.
    @Test func anOlderFactBringsNobodyBackForEvenAMoment() async throws {
        let gateway = try GatewayUnderTest()
        let facts = try [Self.user(1), Self.user(1, deleted: true)].enumerated().map { number, user in
            try CloudEvent.fact(user, at: t0.adding(seconds: number))
        }
        let harness = gateway.harness
        try harness.apply([facts[1]])
        try harness.runtime.database.write { try $0.execute("DELETE FROM platform_users") }
        try harness.apply([facts[0]])
        let kept = try harness.runtime.database.read {
            try $0.query("SELECT email, name, login_id FROM platform_users") {
                [$0.optionalText(0), $0.optionalText(1), $0.optionalText(2)]
            }
        }
        #expect(kept.count == 1 && kept[0][0] == nil && kept[0][1] == nil)
        #expect(kept[0][2]?.hasPrefix("sha256:") ?? false)
        try await gateway.stop()
    }

    /// What an older version kept of the deleted is erased at the start, and they stay out.
    @Test func whoWasGoneBeforeIsForgottenToo() async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, [Self.user(1), Self.user(1, deleted: true)])
        try gateway.harness.runtime.engine.changes.run { work in
            try work.connection.execute("UPDATE platform_users SET login_id = ?", [.text(Self.login.text)])
            try PlatformUsers.eraseLoginIDs(work)
            try PlatformUsers.eraseLoginIDs(work)
            #expect(try PlatformUsers.user(loginID: Self.login, work.connection)?.isDeleted == true)
            let kept = try work.connection.query("SELECT login_id FROM platform_users") { $0.text(0) }
            #expect(kept.count == 1 && kept[0].hasPrefix("sha256:") && kept[0].utf8.count == 71)
        }
        #expect(try await gateway.call("/me", as: Self.login.text).status == 401)
        try await gateway.stop()
    }

    /// A token of the other kind may name the same person by the same id.
    @Test func whoIsSuspendedIsSoByEitherKindOfToken() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await gateway.call("/me", as: Self.login.text).status == 200)
        try tell(gateway, [Self.user(), Self.user(suspended: true)])
        #expect(try await gateway.call("/me", as: Self.login.text).status == 401)
        try tell(gateway, [Self.user(), Self.user(), Self.user(suspended: false)])
        #expect(try await gateway.call("/me", as: Self.login.text).status == 200)
        try await gateway.stop()
    }

    @Test func aPageTellsWhyAndLetsSignOut() async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, [Self.user(suspended: true)])
        let cookie = "dembrane_staff=\(String(try Self.headers()["Authorization"]?.dropFirst(7) ?? ""))"
        let page = try await gateway.send(.get, "/accounts", headers: ["Cookie": cookie])
        #expect(page.status == 401)
        #expect(page.text.contains("the platform has suspended the user of this sign-in"))
        let out = try await gateway.send(.post, "/sign-out", headers: ["Cookie": cookie])
        #expect(out.status == 303)
        #expect(out.headers["Set-Cookie"]?.contains("Max-Age=0") == true)
        try await gateway.stop()
    }

    @Test func factsOfThePlatformAreNoLinesOfTheTrail() async throws {
        let gateway = try GatewayUnderTest()
        try tell(gateway, [Self.user()])
        // On the platform's topic anybody may be named as the source of a kind that nobody owns.
        var stranger = try CloudEvent.fact(Self.user(2), at: t0, source: EventContext.billing.source)
        stranger.type = "org.example.thing.v1"
        try gateway.harness.apply([stranger])
        #expect(try await gateway.get("/audit").json["entries"]?.list.isEmpty == true)
        try await gateway.stop()
    }

    /// From Kafka: the stream of somebody who is suspended ends at once, and after `rebuild` the past is read again.
    @Test func accessFollowsTheFactsAlsoOfAStreamAndAfterARebuild() async throws {
        let topics = EventContext.allCases.map(\.topic) + [EventContext.deadLetterTopic]
        let cluster = try EmbeddedCluster(topics: Dictionary(uniqueKeysWithValues: topics.map { ($0, 1) }))
        let kafka = KafkaConfiguration(bootstrapServers: cluster.bootstrapServers)
        let producer = try KafkaProducer(kafka, clientID: "test")
        let directory = TestFolders.make()
        let gateway = try GatewayUnderTest(kafka: kafka, directory: directory)
        _ = try await producer.produce([try record(Self.user(), "u1", at: t0)])
        #expect(try await eventually { try await me(gateway).status == 200 })
        let feed = try await gateway.stream("/events", headers: try Self.headers())
        _ = try await read(feed, until: "retry:")
        _ = try await producer.produce([try record(Self.user(suspended: true), "u2", at: t0.adding(milliseconds: 1))])
        #expect(try await read(feed, until: "never said") == "event: session-ended\ndata: {}\n\n")
        #expect(try await me(gateway).json["detail"]?.text?.contains("suspended") == true)
        _ = try await producer.produce([try record(Self.user(), "u3", at: t0.adding(milliseconds: 2))])
        #expect(try await eventually { try await me(gateway).status == 200 })
        try await gateway.stop()

        let stopped = try GatewayUnderTest(directory: directory)
        #expect(try await me(stopped).status == 200)
        try Rebuild(changes: stopped.harness.runtime.engine.changes).run()
        #expect(try await me(stopped).status == 401)
        try await stopped.stop()
        let again = try GatewayUnderTest(kafka: kafka, directory: directory)
        #expect(try await eventually { try await me(again).status == 200 })
        try await again.stop()
        await producer.close()
        cluster.close()
    }

    private func read(_ feed: HTTPClientStream, until expected: String) async throws -> String {
        var text = ""
        while !text.contains(expected), let piece = try await feed.next() { text += String(decoding: piece, as: UTF8.self) }
        return text
    }

    private func record(_ fact: UserChanged, _ id: String, at time: Instant) throws -> KafkaRecord {
        let attributes = [
            "ce_specversion": "1.0", "ce_id": id, "ce_source": EventContext.platform.source, "ce_type": UserChanged.eventType.description,
            "ce_time": time.description, "content-type": "application/json",
        ]
        return KafkaRecord(
            topic: EventContext.platform.topic, key: Array(fact.partitionKey.utf8), value: try WireJSONEncoder().encode(fact),
            headers: attributes.map { KafkaHeader(name: $0.key, value: Array($0.value.utf8)) })
    }
}
