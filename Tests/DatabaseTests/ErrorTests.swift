import Database
import Testing

@Suite struct ErrorTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try folder.open()
        try database.insert("north")
    }

    @Test(arguments: [
        ("INSERT INTO accounts (name, cents) VALUES ('north', 0)", DatabaseError.Kind.notUnique),
        ("INSERT INTO accounts (id, name, cents) VALUES (1, 'other', 0)", .notUnique),
        ("INSERT INTO accounts (name, cents) VALUES ('other', -1)", .constraint),
        ("INSERT INTO accounts (name, cents) VALUES (NULL, 1)", .constraint),
        ("INSERT INTO accounts (name, cents) VALUES ('other', 'many')", .constraint),
        ("INSERT INTO seats (account, person) VALUES (77, 'nobody')", .constraint),
        ("INSERT INTO nowhere VALUES (1)", .other),
    ])
    func kindsOfRefusal(sql: String, kind: DatabaseError.Kind) throws {
        let error = failure { try database.write { try $0.execute(sql) } }
        #expect(error?.kind == kind)
        #expect(error?.message.isEmpty == false)
        #expect(try database.names() == ["north"])
    }

    @Test(arguments: ["/proc/no/such/place", "/dev/null/below"])
    func aFolderThatCannotBeMadeGivesOneClearLine(folder: String) throws {
        let error = failure {
            try Database(path: folder + "/x.sqlite", migrations: [], durability: .full)
        }
        #expect(error?.kind == .storage)
        #expect(error?.message == "cannot create the data folder \(folder)")
    }

    @Test func aFileThatIsNoDatabaseIsRefused() throws {
        try String(repeating: "not a database ", count: 100).write(toFile: folder.file("text"), atomically: true, encoding: .utf8)
        let error = failure {
            try Database(path: folder.file("text"), migrations: [], durability: .full)
        }
        #expect(error?.kind == .corrupt)
    }
}
