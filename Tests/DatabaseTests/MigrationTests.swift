import Database
import Testing

@Suite struct MigrationTests {
    let folder: TemporaryFolder
    let extra = Migration("colour", "ALTER TABLE accounts ADD COLUMN colour TEXT")

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func eachRunsOnce() throws {
        let first = try folder.open()
        try first.insert("north")
        first.close()
        let second = try folder.open([.accounts, extra])
        second.close()
        let third = try folder.open([.accounts, extra])
        #expect(try third.names() == ["north"])
    }

    @Test func aChangedOneIsRefused() throws {
        try folder.open().close()
        let error = failure {
            try folder.open([Migration(Migration.accounts.name, Migration.accounts.sql + " ")])
        }
        #expect(error?.kind == .migration)
        #expect(error?.message.contains("accounts") == true)
    }

    @Test func twoOfOneNameAreRefused() throws {
        let error = failure { try folder.open([.accounts, .accounts]) }
        #expect(error?.kind == .migration)
    }

    @Test func aFailingOneLeavesTheFileAsItWas() throws {
        try folder.open().close()
        #expect(throws: DatabaseError.self) {
            try folder.open([.accounts, extra, Migration("broken", "CREATE TABLE half (a INTEGER) STRICT; SELECT nonsense")])
        }
        let database = try folder.open([.accounts, extra])
        let tables = try database.read { try $0.query("SELECT name FROM sqlite_schema WHERE type = 'table'") { $0.text(0) } }
        #expect(Set(tables) == ["schema_migrations", "accounts", "seats"])
    }
}
