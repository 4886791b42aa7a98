import CSQLite

/// One row of a result, valid only inside the closure that received it. Columns count from 0.
/// Reading a NULL or another type through the plain accessors is a programming error and stops a debug build.
public struct Row {
    let statement: OpaquePointer

    /// The number of columns.
    public var count: Int { Int(sqlite3_column_count(statement)) }

    public func isNull(_ index: Int) -> Bool {
        sqlite3_column_type(statement, Int32(index)) == SQLITE_NULL
    }

    public func int(_ index: Int) -> Int64 {
        assert(sqlite3_column_type(statement, Int32(index)) == SQLITE_INTEGER, "column \(index) is not an integer")
        return sqlite3_column_int64(statement, Int32(index))
    }

    public func bool(_ index: Int) -> Bool {
        int(index) != 0
    }

    public func double(_ index: Int) -> Double {
        assert(!isNull(index), "column \(index) is NULL")
        return sqlite3_column_double(statement, Int32(index))
    }

    public func text(_ index: Int) -> String {
        assert(sqlite3_column_type(statement, Int32(index)) == SQLITE_TEXT, "column \(index) is not text")
        // The pointer must be asked for before the length: asking may convert the value.
        guard let start = sqlite3_column_text(statement, Int32(index)) else { return "" }
        let length = Int(sqlite3_column_bytes(statement, Int32(index)))
        return String(decoding: UnsafeBufferPointer(start: start, count: length), as: UTF8.self)
    }

    public func bytes(_ index: Int) -> [UInt8] {
        withBytes(index) { [UInt8]($0) }
    }

    /// Lends the bytes of a blob without copying them; they must not leave the closure.
    public func withBytes<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        assert(sqlite3_column_type(statement, Int32(index)) == SQLITE_BLOB, "column \(index) is not a blob")
        let start = sqlite3_column_blob(statement, Int32(index))
        let length = Int(sqlite3_column_bytes(statement, Int32(index)))
        return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : length))
    }

    public func optionalInt(_ index: Int) -> Int64? {
        isNull(index) ? nil : int(index)
    }

    public func optionalDouble(_ index: Int) -> Double? {
        isNull(index) ? nil : double(index)
    }

    public func optionalText(_ index: Int) -> String? {
        isNull(index) ? nil : text(index)
    }

    public func optionalBytes(_ index: Int) -> [UInt8]? {
        isNull(index) ? nil : bytes(index)
    }
}
