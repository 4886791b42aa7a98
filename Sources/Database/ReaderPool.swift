import Foundation

/// A fixed number of read-only connections; a caller waits for one to come back when all are out.
// Unchecked: the list of idle connections is only touched under the condition's lock, and a connection
// that has been taken out belongs to one thread until it returns.
final class ReaderPool: @unchecked Sendable {
    private let condition = NSCondition()
    private let size: Int
    private var idle: [Connection]
    private var isClosed = false

    init(path: String, size: Int) throws {
        self.size = size
        idle = try (0..<size).map { _ in
            let connection = try Connection(path: path, readOnly: true)
            try connection.tuneForReading()
            return connection
        }
    }

    func withConnection<T>(_ body: (Connection) throws -> T) throws -> T {
        let connection = try take()
        defer { giveBack(connection) }
        return try body(connection)
    }

    /// Waits for the readers that are out, then closes all.
    func close() {
        condition.lock()
        defer { condition.unlock() }
        guard !isClosed else { return }
        isClosed = true
        while idle.count < size { condition.wait() }
        idle.removeAll()
        condition.broadcast()
    }

    private func take() throws -> Connection {
        condition.lock()
        defer { condition.unlock() }
        while true {
            if isClosed { throw DatabaseError(kind: .misuse, message: "the database is closed") }
            if let connection = idle.popLast() { return connection }
            condition.wait()
        }
    }

    private func giveBack(_ connection: Connection) {
        condition.lock()
        defer { condition.unlock() }
        idle.append(connection)
        // Broadcast, because the one who waits to close and those who wait for a reader share the condition.
        condition.broadcast()
    }
}
