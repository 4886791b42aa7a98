import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// Carries out what staff ask of a session, with what follows from it, and answers with the session as it is then.
struct SessionDesk {
    let request: CommandRequest
    let work: UnitOfWork

    /// The session of the path. Throws 404.
    static func id(_ request: some StaffRequest) throws -> TrainingSessionID { try request.id(of: "training session") }

    static func row(_ id: TrainingSessionID, _ connection: Connection, at now: Instant) throws -> SessionRow {
        guard let row = try SessionReader(connection: connection, now: now).session(id) else {
            throw Problem.notFound("training session \(id)")
        }
        return row
    }

    func execute(_ command: some Command<TrainingSession>, on id: TrainingSessionID, status: Int = 200) throws -> CommandAnswer {
        let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
        try FollowUpClosing(work: work).take(decided: execution.events)
        return try answer(id, status: status)
    }

    /// Puts people on the roster, each by itself, so that one who can't be added keeps no other from it.
    func add(_ addresses: [String], to id: TrainingSessionID) throws -> CommandAnswer {
        let (state, version) = try work.load(TrainingSession.self, id: id.description)
        _ = try state.existing()
        if let expected = request.expectedVersion, expected != version { throw StaleVersion(expected: expected, actual: version) }
        let results = try addresses.map { try add($0, to: id) }
        let row = try Self.row(id, work.connection, at: work.now)
        return CommandAnswer([("session", row), ("results", results)], version: row.version)
    }

    private func add(_ address: String, to id: TrainingSessionID) throws -> RosterResult {
        let users = try People.users(withAddress: address, work.connection)
        guard let user = users.first else { return RosterResult(address: address, outcome: .unknown) }
        guard users.count == 1 else { return RosterResult(address: address, outcome: .ambiguous) }
        do {
            let execution = try work.execute(AddParticipant(user: user), on: id.description)
            try FollowUpClosing(work: work).take(decided: execution.events)
            return RosterResult(address: address, outcome: execution.events.isEmpty ? .alreadyThere : .added, userID: user)
        } catch let rejection as Rejection {
            return RosterResult(address: address, outcome: .refused, userID: user, detail: rejection.detail)
        }
    }

    private func answer(_ id: TrainingSessionID, status: Int) throws -> CommandAnswer {
        let row = try Self.row(id, work.connection, at: work.now)
        return CommandAnswer(name: "session", value: row, version: row.version, status: status)
    }
}
