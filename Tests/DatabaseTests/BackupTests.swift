import Database
import Foundation
import Testing

@Suite struct BackupTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try folder.open()
    }

    @Test func aBackupTakenWhileOthersWriteIsOneState() async throws {
        try database.write { connection in
            for index in 0..<5_000 { try connection.insert("account \(index) " + String(repeating: "x", count: 100), cents: 1) }
        }
        let backup = folder.file("backup.sqlite")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [database] in try database.backup(to: backup) }
            // Every write keeps the sum even, so an odd sum in the copy would be half a transaction.
            for index in 0..<100 {
                group.addTask { [database] in
                    try await database.writing { connection in
                        try connection.insert("left \(index)", cents: 1)
                        try connection.insert("right \(index)", cents: 1)
                    }
                }
            }
            try await group.waitForAll()
        }
        let copy = try Database(path: backup, migrations: [.accounts], durability: .normal)
        let sum = try #require(try copy.read { try $0.first("SELECT sum(cents) FROM accounts") { $0.int(0) } })
        #expect(sum >= 5_000 && sum % 2 == 0)
        #expect(try copy.integrityFaults() == [])
    }

    @Test func aBackupNeverReplacesAnother() throws {
        try database.backup(to: folder.file("backup.sqlite"))
        let error = failure { try database.backup(to: folder.file("backup.sqlite")) }
        #expect(error?.message.contains("exists already") == true)
    }

    @Test func aBackupThatCannotBeWrittenLeavesNothing() throws {
        #expect(throws: DatabaseError.self) { try database.backup(to: folder.file("missing/backup.sqlite")) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("missing")))
    }

    @Test func faultsAreFound() throws {
        #expect(try database.integrityFaults() == [])
        try database.write { connection in
            try connection.execute("PRAGMA ignore_check_constraints = ON")
            try connection.insert("north", cents: -1)
        }
        let faults = try database.integrityFaults()
        #expect(faults.count == 1)
        #expect(faults.first?.contains("accounts") == true)
        #expect(failure { try database.backup(to: folder.file("backup.sqlite")) }?.kind == .corrupt)
        #expect(!FileManager.default.fileExists(atPath: folder.file("backup.sqlite")))
    }
}
