import Contracts
import HTTP
import Kafka
import ServiceTesting
import TestKit
import Testing
import WebKit
@testable import Gateway

@Suite struct StaffSightingsTests {
    private func session(of person: String) throws -> Session {
        let verified = VerifiedStaffToken(
            subject: try #require(StaffMemberID(person)), email: "\(person)@dembrane.com", name: nil, policies: [],
            expiresAt: t0.adding(hours: 1))
        return Session(
            person: StaffAccess.Person(identity: try #require(verified.identity), name: nil), token: "token", verified: verified,
            isByCookie: false)
    }

    private func people(_ gateway: GatewayUnderTest) throws -> [String] {
        try gateway.harness.events().map(\.partitionKey).sorted()
    }

    /// Who lists the directory records all who have been noted before.
    private func record(_ gateway: GatewayUnderTest) async throws {
        #expect(try await gateway.call("/staff", as: "witness").status == 200)
    }

    @Test func theWorkerRecordsWhoUsesTheAPI() async throws {
        // Nobody answers at port 9, so the broker is away while the service runs.
        let gateway = try GatewayUnderTest(kafka: KafkaConfiguration(bootstrapServers: "127.0.0.1:9"))
        for _ in 0..<3 { #expect(try await gateway.call("/me", as: "ann", named: "Ann").status == 200) }
        #expect(try await eventually { try people(gateway) == ["ann"] })
        let event = try #require(try gateway.harness.events().first)
        #expect(event.actor == .staff(email: "ann@dembrane.com"))
        #expect(try event.decode(StaffSeen.self)?.name == DisplayText("Ann"))
        _ = try await gateway.call("/me", as: "bo")
        #expect(try await eventually { try people(gateway) == ["ann", "bo"] })
        try await gateway.stop()
    }

    @Test func aRestartRecordsNobodyTwiceADayAndTheNextDayDoes() async throws {
        let directory = TestFolders.make()
        for _ in 0..<2 {
            let gateway = try GatewayUnderTest(directory: directory)
            try await record(gateway)
            #expect(try people(gateway) == ["witness"])
            try await gateway.stop()
        }
        let gateway = try GatewayUnderTest(directory: directory)
        try await record(gateway)
        gateway.time.advance(seconds: 15 * 3_600)
        gateway.harness.time.advance(seconds: 15 * 3_600)
        try await record(gateway)
        #expect(try people(gateway) == ["witness", "witness"])
        try await gateway.stop()
    }

    @Test func aSignInCountsOnceItIsConfirmed() async throws {
        let gateway = try GatewayUnderTest()
        let token = try GatewayUnderTest.token(of: "mallory")
        _ = try await gateway.send(.get, "/sign-in?token=\(token)", headers: ["Sec-Fetch-Site": "cross-site"])
        try await record(gateway)
        #expect(try people(gateway) == ["witness"])
        #expect(try await gateway.send(.get, "/sign-in?token=\(token)").headers["Set-Cookie"] != nil)
        try await record(gateway)
        #expect(try people(gateway) == ["mallory", "witness"])
        try await gateway.stop()
    }

    @Test func whoIsRefusedIsNotSeen() async throws {
        let gateway = try GatewayUnderTest()
        let stranger = try GatewayUnderTest.token(of: "eve", adminAccess: false)
        #expect(try await gateway.send(.get, "/api/v1/me", headers: ["Authorization": "Bearer \(stranger)"]).status == 403)
        try await record(gateway)
        #expect(try people(gateway) == ["witness"])
        try await gateway.stop()
    }

    @Test func memoryIsBoundedAndNobodyIsLostForGood() async throws {
        let gateway = try GatewayUnderTest()
        let sightings = StaffSightings(time: gateway.time, waitingMaximum: 2, recordedMaximum: 1)
        let context = gateway.harness.runtime.context
        for person in ["a", "b", "c"] { sightings.note(try session(of: person)) }
        await sightings.recordWaiting(context)
        #expect(try people(gateway) == ["a", "b"])
        for person in ["a", "c"] { sightings.note(try session(of: person)) }
        await sightings.recordWaiting(context)
        #expect(try people(gateway) == ["a", "b", "c"])
        try await gateway.stop()
    }

    @Test func whatCanNotBeRecordedFailsNoRequestAndIsTriedAgain() async throws {
        let gateway = try GatewayUnderTest()
        let database = gateway.harness.runtime.database
        try database.write { try $0.execute("ALTER TABLE staff_directory RENAME TO away") }
        #expect(try await gateway.call("/me", as: "ann").status == 200)
        let context = gateway.harness.runtime.context
        let sightings = StaffSightings(time: gateway.time)
        sightings.note(try session(of: "ann"))
        await sightings.recordWaiting(context)
        #expect(try people(gateway) == [])
        try database.write { try $0.execute("ALTER TABLE away RENAME TO staff_directory") }
        sightings.note(try session(of: "ann"))
        await sightings.recordWaiting(context)
        #expect(try people(gateway) == ["ann"])
        try await gateway.stop()
    }
}
