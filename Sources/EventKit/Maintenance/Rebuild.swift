import Contracts
import Database

/// Makes the read models again: drops their rows, replays the service's own events, and lets foreign events be read again.
///
/// All in one transaction, so that a crash leaves the old ones. Reactions do not run again: what they have seen is kept apart.
public struct Rebuild {
    private let changes: ChangePath

    public init(changes: ChangePath) {
        self.changes = changes
    }

    /// The service must not be running.
    /// - Returns: how many own events were replayed.
    @discardableResult
    public func run() throws -> Int {
        try changes.run(.rebuild) { work in
            try work.emptyReadModels()
            let count = try work.replayOwnEvents()
            try work.connection.executeScript(ReadingAgain.script())
            try work.request(.searchIndexes)
            return count
        }
    }
}

extension UnitOfWork {
    func emptyReadModels() throws {
        // Read models may refer to each other; only the end of the transaction has to be consistent.
        try connection.execute("PRAGMA defer_foreign_keys = ON")
        for projection in record.projections {
            for table in projection.tables { try connection.execute("DELETE FROM \(table)") }
        }
    }

    /// Runs the read models on all events of the store, in their order.
    func replayOwnEvents() throws -> Int {
        var count = 0
        var position: Int64 = 0
        while true {
            let page = try store.events(after: position, limit: 1_000)
            guard let last = page.last?.position else { return count }
            try project(page)
            position = last
            count += page.count
        }
    }
}
