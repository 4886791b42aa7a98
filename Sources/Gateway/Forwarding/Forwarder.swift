import HTTP
import WebKit

/// Passes requests on to their owner and the owner's answer back, problems and versions included.
struct Forwarder: Sendable {
    let owners: OwnerClient

    private static let returnedHeaders = ["Content-Type", "ETag", "Content-Disposition", "Cache-Control", "Retry-After"]

    func forward(_ request: HTTPRequest, to owner: Owner, as identity: StaffIdentity) async throws -> HTTPResponse {
        let answer = try await owners.send(OwnerRequest(forwarding: request, to: owner, identity: identity))
        return HTTPResponse(status: answer.status, headers: Self.returned(answer.headers), body: .bytes(answer.body))
    }

    /// Nothing is held back: the owner writes as fast as the caller reads.
    func forwardStream(_ request: HTTPRequest, to owner: Owner, as identity: StaffIdentity) async throws -> HTTPResponse {
        var question = OwnerRequest(forwarding: request, to: owner, identity: identity)
        question.extraSeconds = OwnerRequest.exportSeconds
        let answer = try await owners.stream(question)
        return HTTPResponse(
            status: answer.status, headers: Self.returned(answer.headers),
            body: .stream { writer in
                while let piece = try await answer.next() { try await writer.write(piece) }
            })
    }

    private static func returned(_ headers: HTTPHeaders) -> HTTPHeaders {
        var kept = HTTPHeaders()
        for name in returnedHeaders { kept[name] = headers[name] }
        return kept
    }
}
