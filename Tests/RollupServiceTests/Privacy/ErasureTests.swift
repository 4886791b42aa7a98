import Contracts
import Database
import EventKit
import Foundation
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("A user whom the platform deletes")
struct ErasureTests {
    private static func answers(_ person: NamedPerson, _ service: ServiceHarness) async throws -> String {
        var text = ""
        let paths = [
            "/rollup", "/rollup.csv?level=account", "/rollup.csv?level=workspace", "/rollup?month=2026-10", "/at-risk",
            "/people/\(person.id)", "/search?q=\(person.id)",
            "/accounts/\(person.customer.accountID)/people", "/accounts/\(person.other.accountID)/people",
            "/accounts/\(person.customer.accountID)/people?month=2026-10", "/workspaces/\(person.customer.workspace)",
            "/workspaces/\(person.customer.workspace)/members", "/workspaces/\(person.other.workspace)/members",
        ]
        for path in paths {
            let answer = try await service.get(path)
            #expect(answer.status == 200, "\(path)")
            text += answer.text.lowercased()
        }
        return text
    }

    @Test func leavesEveryAnswerAndEveryByte() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.facts())
            #expect(try await Self.answers(person, service).contains("quartermaine"))
            #expect(try await service.get("/search?q=quartermaine").json["people"]?.list.count == 1)
            #expect(try await service.get("/rollup?search=wilhelmina").json["accounts"]?.list.count == 1)
            #expect(try service.traces() != [])

            try service.tell([try person.deleted(telling: NamedPerson.address)])
            let answers = try await Self.answers(person, service)
            #expect(NamedPerson.traces.filter { answers.contains($0) } == [])
            #expect(try await service.get("/search?q=quartermaine").json["people"]?.list == [])
            #expect(try await service.get("/rollup?search=wilhelmina").json["accounts"]?.list == [])
            #expect(try await service.runtime.engine.erasure.isRequested())
            try await service.erase()
            #expect(try service.traces() == [])
            #expect(try await !service.runtime.engine.erasure.isRequested())
        }
    }

    /// Whoever is deleted keeps the seat that the platform's memberships give them, under their id.
    @Test func keepsIdAndSeat() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.facts() + [person.deleted()])
            let answer = try await service.get("/people/\(person.id)").json["person"]
            #expect(answer?["deleted"] == true && answer?["name"] == "" && answer?["email"] == "")
            #expect(answer?["memberships"]?.list.map { $0["role"] } == ["owner"])
            let account = try await service.get("/rollup?search=acme").json["accounts"]?[0]
            #expect(account?["seats"] == 1)
            #expect(account?["admins"]?.list.map { $0["user_id"]?.text } == [person.id.description])
            let living = try await service.get("/people/\(UserID.random())")
            #expect(living.status == 404)
        }
    }

    /// Each fact in a batch of its own, and all in one.
    @Test func isErasedInEveryOrderOfFacts() async throws {
        let person = NamedPerson()
        let opening = try person.customer.opening() + person.other.opening(name: "Elsewhere")
        let facts = [
            try person.knownBefore(), try person.known(), try person.deleted(), try person.invitation(NamedPerson.address),
            try person.invitation(NamedPerson.formerAddress),
        ]
        var expected: [String]?
        for order in Self.permutations(facts) {
            for isOneBatch in [true, false] {
                let model = try ReadModel()
                try model.apply([opening] + (isOneBatch ? [order] : order.map { [$0] }))
                let dump = try model.dump()
                let named = dump.filter { row in NamedPerson.traces.contains { row.lowercased().contains($0) } }
                #expect(named == [], "\(order.map(\.id)) \(isOneBatch)")
                #expect(Set(expected ?? dump).symmetricDifference(dump) == [], "\(order.map(\.id)) \(isOneBatch)")
                expected = dump
            }
        }
    }

    @Test func doesNotComeBackByARebuild() async throws {
        let person = NamedPerson()
        let folder = NSTemporaryDirectory() + "rollup-privacy-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let facts = try person.facts() + [person.deleted()]
        try await Self.once(folder) { try $0.tell(facts) }
        try await Self.once(folder) { service in
            try Rebuild(changes: service.runtime.engine.changes).run()
            // Not even while its facts are read again.
            for fact in facts {
                try service.tell([fact])
                let names = try service.runtime.database.read { try $0.query("SELECT display_name || email FROM users") { $0.text(0) } }
                let invited = try service.runtime.database.read { try $0.query("SELECT address FROM invitations") { $0.text(0) } }
                #expect(names.joined() + invited.joined() == "")
            }
            try await service.erase()
            #expect(try service.traces() == [])
        }
    }

    private static func once(_ folder: String, _ body: (ServiceHarness) async throws -> Void) async throws {
        let service = try ServiceHarness(.rollup, now: World.now, directory: folder)
        do { try await body(service) } catch {
            try await service.stop()
            throw error
        }
        try await service.stop()
    }

    /// A command that is sent again gets its answer, without the name.
    @Test func leavesTheAnswersThatAreKeptForCommands() async throws {
        let person = NamedPerson()
        try await withService { service in
            try service.tell(try person.facts())
            func reset() async throws -> HarnessAnswer {
                try await service.send(
                    .post, "/workspaces/\(person.customer.workspace)/usage-reset", body: ["reason": "asked"],
                    headers: ["Idempotency-Key": "once"])
            }
            #expect(try await reset().text.contains(NamedPerson.name))
            try service.tell([try person.deleted()])
            let again = try await reset()
            #expect(again.status == 200 && again.json["workspace"]?["admins"]?[0]?["user_id"]?.text == person.id.description)
            #expect(again.json["workspace"]?["admins"]?[0]?["name"] == "")
            try await service.erase()
            #expect(try service.traces() == [])
        }
    }

    static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
        guard elements.count > 1 else { return [elements] }
        return elements.indices.flatMap { index in
            var rest = elements
            let first = rest.remove(at: index)
            return permutations(rest).map { [first] + $0 }
        }
    }
}
