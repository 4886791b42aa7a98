import Contracts
import Database
import Foundation
import Kafka
import ServiceTesting
import TestKit
import Testing
@testable import EventKit

@Suite("Refused messages about users who are deleted")
struct ForgottenUsersTests {
    private static let user = UserID.random()

    private static func message(_ text: String, key: String = "k", offset: Int64) -> KafkaMessage {
        KafkaMessage(
            topic: EventContext.platform.topic, partition: 0, offset: offset, timestampMilliseconds: 0, key: Array(key.utf8),
            value: Array(text.utf8), headers: [KafkaHeader("ce_subject", "quartermaine")])
    }

    private static func user(deleted: Bool, email: String = "", at seconds: Int = 0) throws -> CloudEvent {
        try .fact(UserChanged(userID: user, email: email, displayName: "", deleted: deleted), at: t0.adding(seconds: seconds))
    }

    private static func refuse(_ messages: [KafkaMessage], _ store: TestStore) throws {
        try store.changes.run { work in
            for message in messages {
                try DeadLetterTable(connection: work.connection).add(message, clusterID: "c", reason: "quartermaine?", at: work.now)
            }
        }
    }

    /// What is kept of each of them.
    private static func kept(_ store: TestStore) throws -> [String] {
        try store.database.read { connection in
            try connection.query("SELECT coalesce(key || '/' || value, 'erased') || ' ' || reason || headers FROM dead_letters ORDER BY id")
            {
                $0.text(0)
            }
        }
    }

    private static let about = [
        message("no event", key: user.description, offset: 1), message("{\"user_id\": \"\(user.description.uppercased())\"}", offset: 2),
        message("{\"invited_email\": \"Will@Quartermaine.example\"}", offset: 3),
    ]
    private static let others = [
        message("{\"user_id\": \"\(UserID.random())\"}", offset: 4), message("{\"email\": \"not-will@quartermaine.example\"}", offset: 5),
    ]

    @Test func loseTheirContentsWithTheDeletion() throws {
        let store = try TestStore()
        try Self.refuse(Self.about + Self.others, store)
        try store.changes.run { try $0.project([Self.user(deleted: true, email: "will@quartermaine.example")]) }
        let kept = try Self.kept(store)
        #expect(kept.prefix(3).allSatisfy { $0.hasPrefix("erased it was about a user") && !$0.contains("quartermaine") })
        #expect(kept.suffix(2).allSatisfy { !$0.hasPrefix("erased") })
        let letters = DeadLetters(changes: store.changes, subscriptions: [])
        #expect(try letters.waitingCount() == 2)
        let refusal = try #require(try letters.replay([1]).first?.reason)
        #expect(refusal == "dead letter 1 was about a user whom the platform has deleted; nothing is left of it")
        #expect(try Self.kept(store)[0] == kept[0])
    }

    @Test func areKeptWithoutContentsWhereTheyComeLater() throws {
        let store = try TestStore()
        try store.changes.run { try $0.project([Self.user(deleted: true)]) }
        try Self.refuse(Array(Self.about.prefix(2)) + Self.others, store)
        let kept = try Self.kept(store)
        #expect(kept.map { $0.hasPrefix("erased") } == [true, true, false, false])
        #expect(!kept.prefix(2).joined().contains("quartermaine"))
    }

    @Test func areKeptWholeWhenTheDeletionWasTakenBack() throws {
        let store = try TestStore()
        try store.changes.run { work in
            try work.project([Self.user(deleted: true), Self.user(deleted: false, at: 1)])
        }
        try Self.refuse(Array(Self.about.prefix(1)), store)
        #expect(try Self.kept(store).allSatisfy { !$0.hasPrefix("erased") })
    }

    @Test func aDeletionAsksOnceForBytesToGo() async throws {
        let store = try TestStore()
        let runner = ErasureRunner(changes: store.changes, pause: .zero)
        try await runner.pass()
        #expect(try await !runner.isRequested())
        try store.changes.run { try $0.project([Self.user(deleted: true)]) }
        #expect(try await runner.isRequested())
        #expect(try await runner.pass())
        #expect(try await !runner.isRequested())
        let log = try FileManager.default.attributesOfItem(atPath: store.folder + "/kit.sqlite-wal")[.size] as? Int
        // The row of the request itself was taken away after the log was emptied.
        #expect(log ?? 0 < 100_000)
        try store.changes.run { try $0.project([Self.user(deleted: true)]) }
        #expect(try await !runner.isRequested())
    }

    @Test func aRequestThatComesMeanwhileStays() throws {
        let store = try TestStore()
        try store.changes.run { work in
            try work.request(.searchIndexes)
            let table = ErasureTable(connection: work.connection)
            let first = try #require(try table.request())
            try work.request(.log)
            try table.meet(first)
            let left = try #require(try table.request())
            #expect(left.reach == .searchIndexes)
            try table.meet(left)
            #expect(try table.request() == nil)
        }
    }

    @Test func idsAreFoundAmidBytes() {
        let id = UserID.random().description
        #expect(ForgottenUsers.ids(in: Array("x\(id)y\(id.uppercased())-".utf8)) == [id])
        #expect(ForgottenUsers.ids(in: Array(id.dropLast().utf8)) == [])
        #expect(ForgottenUsers.ids(in: Array((id.dropLast() + "g").utf8)) == [])
        #expect(ForgottenUsers.ids(in: []) == [])
    }
}
