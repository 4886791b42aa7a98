import Database
import Testing

@Suite struct TransactionTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try folder.open()
    }

    @Test func aWriteIsSeenByReadersOnceItReturns() throws {
        try database.insert("north")
        #expect(try database.names() == ["north"])
    }

    @Test func whatAWriteThrowsUndoesItWhole() throws {
        #expect(throws: Interruption.self) {
            try database.write { connection in
                try connection.insert("north")
                throw Interruption()
            }
        }
        #expect(try database.names() == [])
    }

    @Test func aReaderKeepsItsSnapshotWhileOthersWrite() throws {
        try database.insert("north")
        let seen = try database.read { connection in
            let before = try connection.names()
            try database.insert("south")
            return [before, try connection.names()]
        }
        #expect(seen == [["north"], ["north"]])
        #expect(try database.names() == ["north", "south"])
    }

    /// Not by the macro: with Swift 6.3.1 a savepoint that follows in the same closure throws its error once more.
    private func expectInterruption(_ body: () throws -> Void) throws {
        do {
            try body()
            Issue.record("nothing was thrown")
        } catch is Interruption {
            return
        }
    }

    @Test func aFailedSavepointLeavesTheRestOfTheTransaction() throws {
        try database.write { connection in
            try connection.insert("north")
            try expectInterruption {
                try connection.savepoint {
                    try connection.insert("south")
                    try connection.savepoint { try connection.insert("deep south") }
                    throw Interruption()
                }
            }
            try connection.savepoint {
                try connection.insert("east")
                try expectInterruption {
                    try connection.savepoint {
                        try connection.insert("far east")
                        throw Interruption()
                    }
                }
            }
        }
        #expect(try database.names() == ["north", "east"])
    }

    @Test func aWriteInsideAWriteIsRefused() throws {
        let error = failure {
            try database.write { _ in try database.insert("inner") }
        }
        #expect(error?.kind == .misuse)
        try database.insert("after")
        #expect(try database.names() == ["after"])
    }

    @Test func readersCannotWrite() throws {
        #expect(throws: DatabaseError.self) { try database.read { try $0.insert("north") } }
        #expect(try database.names() == [])
    }

    @Test func manyTasksWriteAndReadAtOnce() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<200 {
                group.addTask { [database] in try await database.writing { try $0.insert("account \(index)", cents: 1) } }
                group.addTask { [database] in _ = try await database.reading { try $0.names().count } }
            }
            try await group.waitForAll()
        }
        let total = try database.read { try $0.first("SELECT sum(cents) FROM accounts") { $0.int(0) } }
        #expect(total == 200)
    }

    @Test func nothingWorksAfterClose() async throws {
        database.close()
        #expect(throws: DatabaseError.self) { try database.insert("north") }
        #expect(throws: DatabaseError.self) { try database.names() }
        await #expect(throws: DatabaseError.self) { try await database.reading { try $0.names() } }
    }
}
