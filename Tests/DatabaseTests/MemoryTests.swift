import CSQLite
import Testing

@testable import Database

@Suite struct MemoryTests {
    @Test func aWriterAtRestGivesItsPagesBack() throws {
        let folder = try TemporaryFolder()
        let database = try folder.open([.init("wide", "CREATE TABLE wide (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT")])
        try database.write { connection in
            for _ in 0..<2_000 {
                try connection.execute("INSERT INTO wide (text) VALUES (?)", [.text(String(repeating: "x", count: 2_000))])
            }
        }
        let filled = try database.write(Self.cacheBytes)
        #expect(filled > 2_000_000)
        try database.releaseMemory()
        #expect(try database.write(Self.cacheBytes) < filled / 10)
        #expect(try database.read { try $0.first("SELECT count(*) FROM wide") { $0.int(0) } } == 2_000)
        database.close()
        // Once closed there is nothing to give back.
        try database.releaseMemory()
    }

    private static func cacheBytes(_ connection: Connection) -> Int {
        var used: Int32 = 0
        var highest: Int32 = 0
        sqlite3_db_status(connection.pointer, SQLITE_DBSTATUS_CACHE_USED, &used, &highest, 0)
        return Int(used)
    }
}
