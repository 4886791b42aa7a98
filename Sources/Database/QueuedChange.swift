/// A change that waits for its turn on the writer, with whoever waits for it.
struct QueuedChange: Sendable {
    /// Makes the change inside a transaction; what it returns tells the caller once that is committed.
    let make: @Sendable (Connection) throws -> @Sendable () -> Void
    let refuse: @Sendable (any Error) -> Void

    init<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T, _ answer: @escaping @Sendable (Result<T, any Error>) -> Void) {
        make = { connection in
            let value = try body(connection)
            return { answer(.success(value)) }
        }
        refuse = { answer(.failure($0)) }
    }
}

extension Connection {
    /// Makes several changes in one transaction, since to make a commit durable takes about as long as a change. Each is a change of its own all the
    /// same: one that throws is undone alone. Nobody hears of any before all are committed, and when that fails, all have failed.
    /// - Returns: what tells each caller.
    func commit(_ changes: [QueuedChange]) -> [@Sendable () -> Void] {
        var endings: [@Sendable () -> Void] = []
        do {
            try transaction(.immediate) { connection in
                for change in changes {
                    do {
                        let tell = try changes.count == 1 ? change.make(connection) : connection.savepoint { try change.make(connection) }
                        endings.append(tell)
                    } catch {
                        guard changes.count > 1, connection.isInTransaction else { throw error }
                        endings.append { change.refuse(error) }
                    }
                }
            }
            return endings
        } catch {
            return changes.map { change in { change.refuse(error) } }
        }
    }
}
