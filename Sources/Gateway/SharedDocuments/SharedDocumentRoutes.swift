import Contracts
import HTTP
import StaffAPI
import WebKit

/// Where customers look at an invoice or a credit note without signing in. The token in the address is all that they need; whoever hasn't got it
/// learns nothing, not even whether there was such a document.
struct SharedDocumentRoutes: Sendable {
    static let path = "/documents/{token}"

    /// Nobody is signed in.
    static let itself = StaffIdentity(email: "system", subject: "gateway", policies: [])

    let owners: OwnerClient
    let pages: SharedPages

    func add(to routes: inout ServiceRoutes) {
        routes.open(.get, Self.path) { request, _ in try await pages.answer(request) { try await page(request) } }
        routes.open(.get, "\(Self.path)/{format}") { request, _ in try await pages.answer(request) { try await file(request) } }
    }

    private func page(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let token = DownloadToken(request.pathParameters["token"] ?? "") else { return Self.unknown }
        let answer = try await owners.send(question(JoinedParts.sharedInvoice.path(of: token.text), request))
        guard answer.status != 404 else { return Self.unknown }
        guard answer.status == 200 else { throw OwnerProblem.problem(of: answer, from: .billing) }
        let invoice: SharedInvoiceAnswer = try OwnerAnswer.decode(from: answer, of: .billing)
        return .page(SharedDocumentPage(invoice: invoice, token: token).html())
    }

    private func file(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let token = DownloadToken(request.pathParameters["token"] ?? ""),
            let format = InvoiceFileFormat(rawValue: request.pathParameters["format"] ?? "")
        else { return Self.unknown }
        let answer = try await owners.send(question(JoinedParts.sharedInvoiceFile.path(of: token.text, format.rawValue), request))
        guard answer.status != 404 else { return Self.unknown }
        guard answer.status == 200 else { throw OwnerProblem.problem(of: answer, from: .billing) }
        var response = HTTPResponse(status: 200, body: .bytes(answer.body))
        for name in ["Content-Type", "Content-Disposition"] { response.headers[name] = answer.headers[name] }
        return SecurityHeaders.framing(response)
    }

    private func question(_ path: String, _ request: HTTPRequest) -> OwnerRequest {
        OwnerRequest(asking: .billing, path, for: request, identity: Self.itself)
    }

    private static var unknown: HTTPResponse { .page(SharedDocumentPage.unknown, status: 404) }
}
