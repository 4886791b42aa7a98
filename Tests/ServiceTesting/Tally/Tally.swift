import Contracts
import Database
import EventKit
import EventSourcing

/// A small aggregate for tests of the kits: a number that is raised, but never beyond 100.
package enum Tally: Aggregate {
    package static let category = "tally"
    package static let initialState = 0
    package static let events = EventTable<Int>(TallyRaised.self)
}

package struct RaiseTally: Command {
    package typealias Target = Tally

    var amount: Int
    var owner: String

    package init(by amount: Int, owner: String) {
        self.amount = amount
        self.owner = owner
    }

    package func decide(_ state: Int, at now: Instant) throws -> [any StreamEvent<Int>] {
        guard amount != 0 else { return [] }
        guard state + amount <= 100 else { throw Rejection.tallyIsFull }
        return [TallyRaised(owner: owner, amount: amount)]
    }
}

extension Rejection {
    package static let tallyIsFull = rule(detail: "a tally never goes beyond 100; raise it by less")
}

package struct TallyRaised: StreamEvent {
    package static let eventType = EventType(outside: "org.example.tally-raised")
    package var owner: String
    package var amount: Int

    package init(owner: String, amount: Int) {
        self.owner = owner
        self.amount = amount
    }

    package func evolve(_ state: inout Int) {
        state += amount
    }

    package var subject: String { owner }
    package var partitionKey: String { owner }
}

/// The read model of it: the sum per owner, over own and foreign events.
package struct TallySums: Projection {
    package init() {}

    package let name = "tally-sums"
    package let tables = ["tally_sums"]
    package let migrations = [
        Migration("tally-sums", "CREATE TABLE tally_sums (owner TEXT PRIMARY KEY, amount INTEGER NOT NULL, events INTEGER NOT NULL) STRICT")
    ]

    package func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            guard let raised = try event.decode(TallyRaised.self) else { continue }
            try work.connection.execute(
                """
                INSERT INTO tally_sums VALUES (?, ?, 1)
                ON CONFLICT (owner) DO UPDATE SET amount = amount + excluded.amount, events = events + 1
                """,
                [.text(raised.owner), raised.amount.sqlValue]
            )
        }
    }

    package static func read(_ database: Database) throws -> [String: Int] {
        try database.read { connection in
            let rows = try connection.query("SELECT owner, amount FROM tally_sums") { ($0.text(0), Int($0.int(1))) }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }
}

package struct Interruption: Error, Equatable {
    package init() {}
}
