import Database
import EventKit
import HTTP
import StaffAPI

/// For a service whose callers don't come with the Gateway's token, which is the Gateway itself: it recognises the person in its own way and then
/// answers as `ServiceRoutes.command` and `ServiceRoutes.query` do.
extension ServiceContext {
    /// Runs a command on behalf of a person, in one write transaction that also keeps its answer under the `Idempotency-Key`. The body
    /// is checked by what the operation declares. Policy and parameters are the caller's to check.
    /// Throws what is told as a problem.
    public func command(
        _ operation: Operation, _ http: HTTPRequest, as identity: StaffIdentity,
        _ handler: @escaping @Sendable (CommandRequest, UnitOfWork) throws -> CommandAnswer
    ) async throws -> HTTPResponse {
        try await CommandRoute(context: self, operation: operation, handler: handler).respond(http, identity)
    }

    /// Answers a question from one snapshot, after waiting for the event that `after` names. Throws what is told as a problem.
    public func query<Answer: Encodable & Sendable>(
        _ http: HTTPRequest, as identity: StaffIdentity, _ handler: @escaping @Sendable (QueryRequest, Connection) throws -> Answer
    ) async throws -> HTTPResponse {
        try await QueryRoute(context: self) { try QueryRoute.document(try handler($0, $1)) }.respond(http, identity)
    }
}
