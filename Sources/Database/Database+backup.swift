import CSQLite
import Foundation

extension Database {
    /// Copies the committed state into a new file while the database is in use, checks the copy, and only then gives it its name.
    /// Throws when the path exists already: a backup never replaces another.
    public func backup(to path: String) throws {
        let files = FileManager.default
        guard !files.fileExists(atPath: path) else {
            throw DatabaseError(kind: .storage, message: "\(path) exists already; a backup needs a new name")
        }
        let unfinished = path + ".unfinished"
        do {
            // Left behind by an attempt that was cut off.
            if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
            try copy(to: unfinished)
            try files.moveItem(atPath: unfinished, toPath: path)
        } catch let error as DatabaseError {
            try? files.removeItem(atPath: unfinished)
            throw error
        } catch {
            try? files.removeItem(atPath: unfinished)
            throw DatabaseError(kind: .storage, message: "cannot write the backup \(path): \(error.localizedDescription)")
        }
    }

    /// What SQLite finds wrong with the file, empty when all is well.
    public func integrityFaults() throws -> [String] {
        // A read-only connection doesn't parse CHECK constraints, so it would overlook rows that break them.
        try Connection(path: path, readOnly: false).integrityFaults()
    }

    private func copy(to path: String) throws {
        let target = try Connection(path: path, readOnly: false)
        // The open transaction pins one snapshot, so that writers in between don't make the copy start over.
        try read { source in
            _ = try source.first("SELECT count(*) FROM schema_migrations") { $0.int(0) }
            try target.copyAll(from: source)
        }
        // One file that can be carried away alone, without a log beside it.
        try target.executeScript("PRAGMA journal_mode = DELETE")
        let faults = try target.integrityFaults()
        guard faults.isEmpty else {
            throw DatabaseError(kind: .corrupt, message: "the copy is damaged: \(faults.joined(separator: "; "))")
        }
    }
}

extension Connection {
    func integrityFaults() throws -> [String] {
        let lines = try query("PRAGMA integrity_check(20)") { $0.text(0) }
        let orphans = try query("PRAGMA foreign_key_check") { "a row of \($0.text(0)) refers to nothing in \($0.text(2))" }
        return lines.filter { $0 != "ok" } + orphans
    }

    fileprivate func copyAll(from source: Connection) throws {
        guard let job = sqlite3_backup_init(pointer, "main", source.pointer, "main") else {
            throw DatabaseError(connection: pointer, code: sqlite3_errcode(pointer))
        }
        var code = SQLITE_OK
        while code == SQLITE_OK { code = sqlite3_backup_step(job, 1_000) }
        let finish = sqlite3_backup_finish(job)
        guard code == SQLITE_DONE, finish == SQLITE_OK else {
            throw DatabaseError(connection: pointer, code: code == SQLITE_DONE ? finish : code)
        }
    }
}
