import Database
import Testing

@Suite struct ValueTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try folder.open([Migration("values", "CREATE TABLE store (i INTEGER, t TEXT, b BLOB, r REAL) STRICT")])
    }

    @Test(
        arguments: [
            [1, "plain", .blob([1, 2, 3]), 1.5],
            [.integer(.min), "", .blob([]), .real(-0.0)],
            [.integer(.max), "zero\u{0}inside, ünïcode 🇪🇺", .blob([0, 0]), .real(.greatestFiniteMagnitude)],
            [nil, nil, nil, nil],
        ] as [[SQLValue]])
    func valuesComeBackAsTheyWere(values: [SQLValue]) throws {
        try database.write { try $0.execute("INSERT INTO store VALUES (?, ?, ?, ?)", values) }
        let read = try database.read { connection in
            try connection.first("SELECT i, t, b, r FROM store") { row -> [SQLValue] in
                [row.optionalInt(0).sqlValue, row.optionalText(1).sqlValue, row.optionalBytes(2).sqlValue, row.optionalDouble(3).sqlValue]
            }
        }
        #expect(read == values)
    }

    @Test func bindableTypesStoreThemselves() {
        #expect(Int?.none.sqlValue == .null)
        #expect("a".sqlValue == .text("a"))
        #expect([UInt8]([7]).sqlValue == .blob([7]))
        #expect(true.sqlValue == .integer(1))
    }

    @Test(arguments: [
        ("INSERT INTO store (i) VALUES (?)", [] as [SQLValue]),
        ("SELECT 1; DROP TABLE store", []),
        ("", []),
    ])
    func careless(sql: String, arguments: [SQLValue]) throws {
        let error = failure { try database.write { try $0.execute(sql, arguments) } }
        #expect(error?.kind == .misuse)
        #expect(error?.sql == sql)
    }

    @Test func executeCountsTheRowsItChanged() throws {
        try database.write { connection in
            let statements = [
                "INSERT INTO store (i) VALUES (1), (2)", "CREATE TABLE other (a INTEGER) STRICT",
                "UPDATE store SET t = 'x' WHERE i = 2", "UPDATE store SET t = 'x' WHERE i = 3",
            ]
            let counts = try statements.map { try connection.execute($0) }
            #expect(counts == [2, 0, 1, 0])
        }
    }

    @Test func aQueryCanRunInsideTheLoopOverTheSameQuery() throws {
        try database.write { connection in
            try connection.execute("INSERT INTO store (i) VALUES (1), (2)")
            let sql = "SELECT i FROM store ORDER BY i"
            let pairs = try connection.query(sql) { outer in try connection.query(sql) { [outer.int(0), $0.int(0)] } }
            #expect(pairs == [[[1, 1], [1, 2]], [[2, 1], [2, 2]]])
        }
    }

    @Test func moreStatementsThanTheCacheHoldsStillWork() throws {
        try database.write { connection in
            for round in 0..<2 {
                for number in 0..<500 {
                    #expect(try connection.first("SELECT \(number) + ?", [.integer(1)]) { $0.int(0) } == Int64(number + 1))
                }
                try connection.execute("INSERT INTO store (i) VALUES (?)", [.integer(Int64(round))])
            }
        }
    }
}
