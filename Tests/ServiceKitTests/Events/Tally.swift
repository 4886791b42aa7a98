import Database
import Foundation
import ServiceKit
import Testing

@testable import Contracts

/// A small aggregate for these tests: a number that is raised, but never beyond 100.
enum Tally: Aggregate {
    enum Command { case raise(by: Int, owner: String) }

    enum Event: AggregateEvent {
        case raised(TallyRaised)

        var payload: any EventPayload {
            switch self {
            case .raised(let payload): payload
            }
        }

        init?(_ event: CloudEvent) throws {
            guard let payload = try event.decode(TallyRaised.self) else { return nil }
            self = .raised(payload)
        }

        init(_ payload: TallyRaised) {
            self = .raised(payload)
        }
    }

    static let category = "tally"
    static let initialState = 0

    static func decide(_ command: Command, _ state: Int) throws -> [Event] {
        switch command {
        case .raise(let amount, let owner):
            guard amount != 0 else { return [] }
            guard state + amount <= 100 else { throw TallyIsFull() }
            return [Event(TallyRaised(owner: owner, amount: amount))]
        }
    }

    static func evolve(_ state: inout Int, _ event: Event) {
        switch event {
        case .raised(let payload): state += payload.amount
        }
    }
}

struct TallyIsFull: Error, Equatable, LastingFailure {}

struct TallyRaised: EventPayload {
    static let eventType = EventType(outside: "org.example.tally-raised")
    var owner: String
    var amount: Int
    var subject: String { owner }
    var partitionKey: String { owner }
}

/// The read model of it: the sum per owner, over own and foreign events.
struct TallySums: Projection {
    let name = "tally-sums"
    let tables = ["tally_sums"]
    let migrations = [
        Migration("tally-sums", "CREATE TABLE tally_sums (owner TEXT PRIMARY KEY, amount INTEGER NOT NULL, events INTEGER NOT NULL) STRICT")
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
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

    static func read(_ database: Database) throws -> [String: Int] {
        try database.read { connection in
            let rows = try connection.query("SELECT owner, amount FROM tally_sums") { ($0.text(0), Int($0.int(1))) }
            return Dictionary(uniqueKeysWithValues: rows)
        }
    }
}

struct Interruption: Error, Equatable {}

let t0 = Instant(milliseconds: 1_794_000_000_000)
