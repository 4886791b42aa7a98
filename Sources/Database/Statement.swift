import CSQLite

/// A prepared statement of one connection. It is reset after each use, so that it never holds a lock or a snapshot while idle.
final class Statement {
    let pointer: OpaquePointer
    let sql: String
    var isInUse = false
    var lastUse: UInt64 = 0

    init(_ sql: String, connection: OpaquePointer) throws {
        var prepared: OpaquePointer?
        var bytesLeft = 0
        var text = sql
        let code = text.withUTF8 { buffer -> Int32 in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let persistent = UInt32(SQLITE_PREPARE_PERSISTENT)
                let result = sqlite3_prepare_v3(connection, characters.baseAddress, Int32(characters.count), persistent, &prepared, &tail)
                if let tail, let start = characters.baseAddress {
                    let rest = characters[(tail - start)...]
                    bytesLeft = rest.count { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x3B }
                }
                return result
            }
        }
        guard code == SQLITE_OK else { throw DatabaseError(connection: connection, code: code, sql: sql) }
        guard let prepared, bytesLeft == 0 else {
            sqlite3_finalize(prepared)
            throw DatabaseError(kind: .misuse, message: "exactly one statement is expected", sql: sql)
        }
        pointer = prepared
        self.sql = sql
    }

    deinit {
        sqlite3_finalize(pointer)
    }

    func bind(_ arguments: [SQLValue]) throws {
        let expected = Int(sqlite3_bind_parameter_count(pointer))
        guard expected == arguments.count else {
            throw DatabaseError(kind: .misuse, message: "\(arguments.count) arguments for \(expected) parameters", sql: sql)
        }
        for (index, argument) in arguments.enumerated() {
            let code = bind(argument, at: Int32(index + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func bind(_ value: SQLValue, at position: Int32) -> Int32 {
        // SQLite copies text and blobs (SQLITE_TRANSIENT, a macro): the Swift buffers are only lent for the call.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .integer(let number): return sqlite3_bind_int64(pointer, position, number)
        case .real(let number): return sqlite3_bind_double(pointer, position, number)
        case .null: return sqlite3_bind_null(pointer, position)
        case .text(var text):
            return text.withUTF8 { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    // An empty buffer may have no address, which SQLite would read as NULL.
                    guard let start = characters.baseAddress else { return sqlite3_bind_text(pointer, position, "", 0, copied) }
                    return sqlite3_bind_text(pointer, position, start, Int32(characters.count), copied)
                }
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, position, 0) }
            return bytes.withUnsafeBytes { sqlite3_bind_blob(pointer, position, $0.baseAddress, Int32($0.count), copied) }
        case .bytes16(let high, let low):
            return withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { sqlite3_bind_blob(pointer, position, $0.baseAddress, 16, copied) }
        }
    }

    /// Moves to the next row: true when there is one, false at the end.
    func step() throws -> Bool {
        let code = sqlite3_step(pointer)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(code)
        }
    }

    func reset() {
        // The code of the last step is returned again here; it has been thrown already.
        _ = sqlite3_reset(pointer)
        _ = sqlite3_clear_bindings(pointer)
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(connection: sqlite3_db_handle(pointer), code: code, sql: sql)
    }
}
