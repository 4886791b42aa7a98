import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// Gives the commands of the forms about training sessions to their owner.
struct SessionDesk: Sendable {
    private struct Answer: Decodable {
        struct Session: Decodable { var sessionID: TrainingSessionID }

        var session: Session
    }

    private struct RosterAnswer: Decodable {
        var results: [RosterResult]
    }

    /// The field under which a form is known, so that one that is sent twice takes effect once.
    static let keyName = "form"

    let owners: OwnerClient

    static func freshKey() -> String { TrainingSessionID.random().description }

    /// Throws the owner's problem.
    func plan(_ fields: [String: JSONValue], key: String?, for request: GatewayRequest) async throws -> TrainingSessionID {
        var command = OwnerRequest(commanding: .training, SessionOperations.plan, for: request)
        command.headers["Content-Type"] = "application/json"
        command.body = try WireJSONEncoder(absentValues: .null).encode(fields)
        if let key { command.headers["Idempotency-Key"] = "plan-session-\(key)" }
        let answer: Answer = try await owners.ask(command)
        return answer.session.sessionID
    }

    /// Throws the owner's problem; 412 where the session has another version by now.
    func change(
        _ session: TrainingSessionID, _ operation: StaffAPI.Operation, _ fields: [String: JSONValue], version: Int?, key: String?,
        for request: GatewayRequest
    ) async throws {
        var command = try OwnerRequest(commanding: .training, operation, of: session, fields, for: request)
        if let version { command.headers["If-Match"] = "\"\(version)\"" }
        if let key { command.headers["Idempotency-Key"] = "\(operation.id)-\(key)" }
        let _: Answer = try await owners.ask(command)
    }

    /// Puts one person on the roster.
    func add(_ user: UserID, to session: TrainingSessionID, for request: GatewayRequest) async throws {
        let operation = SessionOperations.addParticipant
        let command = OwnerRequest(commanding: .training, operation, at: operation.path(of: session, user), for: request)
        let _: Answer = try await owners.ask(command)
    }

    /// Says of each address what came of it.
    func add(_ addresses: [String], to session: TrainingSessionID, for request: GatewayRequest) async throws -> [RosterResult] {
        let fields: [String: JSONValue] = ["addresses": .array(addresses.map { .string($0) })]
        let command = try OwnerRequest(commanding: .training, SessionOperations.addAddresses, of: session, fields, for: request)
        let answer: RosterAnswer = try await owners.ask(command)
        return answer.results
    }
}
