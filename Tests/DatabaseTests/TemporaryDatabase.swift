import Database
import Foundation
import Testing

/// A folder of its own for each test, removed when the test lets go of it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "database-tests-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path): \(error)") }
    }

    func file(_ name: String = "test.sqlite") -> String { path + "/" + name }

    func open(_ migrations: [Migration] = [.accounts], readers: Int = 2) throws -> Database {
        try Database(path: file(), migrations: migrations, durability: .normal, readers: readers)
    }
}

extension Migration {
    static let accounts = Migration(
        "accounts",
        """
        CREATE TABLE accounts (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, cents INTEGER NOT NULL CHECK (cents >= 0)) STRICT;
        CREATE TABLE seats (account INTEGER NOT NULL REFERENCES accounts (id), person TEXT NOT NULL) STRICT;
        """
    )
}

extension Database {
    func insert(_ name: String, cents: Int64 = 0) throws {
        try write { try $0.insert(name, cents: cents) }
    }

    func names() throws -> [String] {
        try read { try $0.names() }
    }
}

extension Connection {
    func insert(_ name: String, cents: Int64 = 0) throws {
        try execute("INSERT INTO accounts (name, cents) VALUES (?, ?)", [.text(name), .integer(cents)])
    }

    func names() throws -> [String] {
        try query("SELECT name FROM accounts ORDER BY id") { $0.text(0) }
    }
}

struct Interruption: Error {}

/// The error of the database that the body ends with; anything else, success too, fails the test.
func failure<T>(_ body: () throws -> T) -> DatabaseError? {
    do {
        _ = try body()
        Issue.record("the body succeeded")
    } catch let error as DatabaseError {
        return error
    } catch {
        Issue.record("not an error of the database: \(error)")
    }
    return nil
}
