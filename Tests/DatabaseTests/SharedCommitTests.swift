import Foundation
import Testing
@testable import Database

/// Changes of async callers that wait for the writer at the same moment are committed together.
@Suite struct SharedCommitTests {
    private let folder: TemporaryFolder
    private let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try folder.open()
    }

    /// Makes these changes while the writer is held, so that all of them wait at once; what became of each.
    private func together(_ changes: [@Sendable (Connection) throws -> Void]) async throws -> [(any Error)?] {
        let (isHeld, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let database = database
        let holder = Thread {
            try? database.write { _ in
                isHeld.signal()
                mayGoOn.wait()
            }
        }
        holder.start()
        isHeld.wait()
        // The thread of the writer takes this one alone, and waits with it; the others wait behind it.
        async let first: Void = database.writing { _ in }
        try await Task.sleep(for: .milliseconds(50))
        let running = changes.map { change in Task { await Self.outcome(of: change, database) } }
        try await Task.sleep(for: .milliseconds(100))
        mayGoOn.signal()
        var outcomes: [(any Error)?] = []
        for task in running { outcomes.append(await task.value) }
        try await first
        return outcomes
    }

    /// What it throws; nil where it is committed.
    private static func outcome(of change: @escaping @Sendable (Connection) throws -> Void, _ database: Database) async -> (any Error)? {
        do {
            try await database.writing(change)
            return nil
        } catch {
            return error
        }
    }

    @Test func oneThatThrowsIsUndoneAlone() async throws {
        let outcomes = try await together([
            { try $0.insert("north") },
            { connection in
                try connection.insert("south")
                throw Lost()
            },
            { try $0.insert("east") },
        ])
        #expect(outcomes[0] == nil && outcomes[2] == nil)
        #expect(outcomes[1] is Lost)
        #expect(try Set(database.names()) == ["north", "east"])
    }

    /// A constraint that is looked at only at the end stops the commit that they share.
    @Test func whenTheCommitFailsAllHaveFailed() async throws {
        let outcomes = try await together([
            { try $0.insert("north") },
            { connection in
                try connection.execute("PRAGMA defer_foreign_keys = ON")
                try connection.execute("INSERT INTO seats (account, person) VALUES (99, 'nobody')")
            },
        ])
        #expect(outcomes.allSatisfy { ($0 as? DatabaseError)?.kind == .constraint }, "\(outcomes)")
        #expect(try database.names() == [])
        try await database.writing { try $0.insert("after") }
        #expect(try database.names() == ["after"])
    }

    private struct Lost: Error {}
}
