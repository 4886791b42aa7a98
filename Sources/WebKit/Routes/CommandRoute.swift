import Contracts
import Database
import EventKit
import HTTP
import StaffAPI

/// Runs a command: one transaction that does it, keeps its answer, and either happens whole or not at all.
struct CommandRoute: Sendable {
    private typealias StoredAnswer = IdempotencyKeys.StoredAnswer

    /// Carries a preview's answer out of the transaction that its throwing undoes.
    private struct PreviewEnd: Error {
        let answer: StoredAnswer
    }

    let context: ServiceContext
    let operation: Operation
    let handler: @Sendable (CommandRequest, UnitOfWork) throws -> CommandAnswer

    func respond(_ http: HTTPRequest, _ identity: StaffIdentity) async throws -> HTTPResponse {
        let request = try CommandRequest(http: http, identity: identity, trace: http.trace)
        let key = try IdempotencyKeys.key(of: http)
        let fingerprint = CommandFingerprint(of: http, identity: identity)
        do {
            let answer = try await context.changes.perform(actor: .staff(email: identity.email), traceparent: request.trace.traceparent) {
                work in
                try run(request, key: key, fingerprint: fingerprint, work)
            }
            return response(answer)
        } catch let preview as PreviewEnd {
            return response(preview.answer)
        }
    }

    private func run(_ request: CommandRequest, key: String?, fingerprint: CommandFingerprint, _ work: UnitOfWork) throws -> StoredAnswer {
        let keys = IdempotencyKeys(connection: work.connection)
        if let key, let earlier = try keys.answer(for: key, fingerprint, now: work.now) { return earlier }
        // After the look for an earlier answer, which holds even where limits have become narrower since.
        try BodyCheck(operation: operation).check(request)
        let made = try handler(request, work)
        let answer = StoredAnswer(
            status: made.status, etag: made.version.map { "\"\($0)\"" }, body: try made.encoded(eventIDs: work.appendedEventIDs)
        )
        if made.isPreview { throw PreviewEnd(answer: answer) }
        if let key { try keys.store(answer, for: key, fingerprint, now: work.now) }
        return answer
    }

    private func response(_ answer: StoredAnswer) -> HTTPResponse {
        var response = HTTPResponse(status: answer.status, contentType: "application/json", answer.body)
        response.headers["ETag"] = answer.etag
        return response
    }
}
