import Foundation
import Testing
@testable import Database

@Suite("Bytes of deleted rows")
struct ErasingTests {
    private static let search = Migration("search", "CREATE VIRTUAL TABLE found USING fts5(text, tokenize = 'trigram')")
    private static let text = "wilhelmina quartermaine"

    private static func holds(_ text: String, _ folder: TemporaryFolder) throws -> Bool {
        try ["", "-wal"].contains { suffix in
            let path = folder.file() + suffix
            guard FileManager.default.fileExists(atPath: path) else { return false }
            return try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
        }
    }

    /// Long enough that deleting them gives whole pages back.
    private static func fill(_ database: Database) throws {
        for number in 0..<200 { try database.insert("\(text) \(number) " + String(repeating: "x", count: 3_000)) }
    }

    @Test func leaveTheFileAtOnceAndTheLogWhenItIsEmptied() async throws {
        let folder = try TemporaryFolder()
        let database = try folder.open()
        try Self.fill(database)
        #expect(try await database.emptyLog())
        try database.write { try $0.execute("DELETE FROM accounts") }
        #expect(try await database.emptyLog())
        #expect(try !Self.holds("quartermaine", folder))
        database.close()
    }

    /// Without it, what an older version deleted would stay where it was.
    @Test func ofAnOlderVersionLeaveWithTheRewriting() async throws {
        let folder = try TemporaryFolder()
        let database = try folder.open()
        try Self.fill(database)
        try await database.maintaining { try $0.executeScript("PRAGMA secure_delete = OFF") }
        try database.write { try $0.execute("DELETE FROM accounts") }
        #expect(try await database.emptyLog())
        #expect(try Self.holds("quartermaine", folder))
        try await database.rewrite()
        #expect(try await database.emptyLog())
        #expect(try !Self.holds("quartermaine", folder))
        database.close()
    }

    @Test func aReaderKeepsTheLogForAWhile() async throws {
        let folder = try TemporaryFolder()
        let database = try folder.open()
        let other = try Connection(path: folder.file(), readOnly: true)
        try database.insert("before")
        try other.execute("BEGIN")
        _ = try other.names()
        try database.insert("after")
        #expect(try await !database.emptyLog())
        try other.execute("COMMIT")
        #expect(try await database.emptyLog())
        #expect(try database.names() == ["before", "after"])
        database.close()
    }

    /// The terms of a text that was deleted, as the segments of the index have them: trigrams with a letter that nothing else has.
    @Test func leaveTheFullTextIndexWhenItsPartsAreMerged() async throws {
        let folder = try TemporaryFolder()
        let database = try folder.open([.accounts, Self.search])
        for number in 0..<2_000 {
            try database.write { connection in
                let text = number == 1_000 ? "ʬʬʬ quartermaine" : "person \(number) of many"
                try connection.execute("INSERT INTO found (rowid, text) VALUES (?, ?)", [.integer(Int64(number)), .text(text)])
            }
        }
        try database.write { try $0.execute("DELETE FROM found WHERE rowid = 1000") }
        #expect(try await database.emptyLog())
        #expect(try Self.holds("ʬ", folder))
        var steps = 0
        while try await database.mergeSearchIndex("found", first: steps == 0) { steps += 1 }
        #expect(try await database.emptyLog())
        #expect(steps > 0)
        #expect(try !Self.holds("ʬ", folder))
        let count = try database.read { try $0.first("SELECT count(*) FROM found WHERE text MATCH '\"person 19\"'") { $0.int(0) } }
        #expect(count == 111)
        database.close()
    }
}
