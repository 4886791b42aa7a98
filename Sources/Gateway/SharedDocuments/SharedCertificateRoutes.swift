import Contracts
import HTTP
import StaffAPI
import WebKit

/// Where anybody who has a certificate's code sees whether it counts, without signing in. Whoever hasn't got it learns nothing.
struct SharedCertificateRoutes: Sendable {
    static let path = "/certificates/{code}"

    let owners: OwnerClient
    let pages: SharedPages

    func add(to routes: inout ServiceRoutes) {
        routes.open(.get, Self.path) { request, _ in try await pages.answer(request) { try await page(request) } }
    }

    private func page(_ request: HTTPRequest) async throws -> HTTPResponse {
        guard let code = CertificateCode(request.pathParameters["code"] ?? "") else { return Self.unknown }
        let question = OwnerRequest(
            asking: .training, JoinedParts.sharedCertificate.path(of: code), for: request, identity: SharedDocumentRoutes.itself)
        let answer = try await owners.send(question)
        guard answer.status != 404 else { return Self.unknown }
        guard answer.status == 200 else { throw OwnerProblem.problem(of: answer, from: .training) }
        let shared: SharedCertificateAnswer = try OwnerAnswer.decode(from: answer, of: .training)
        guard let certificate = shared.certificate else { return .page(SharedCertificatePage.gone, status: 410) }
        return .page(SharedCertificatePage(certificate: certificate, code: code).html())
    }

    private static var unknown: HTTPResponse { .page(SharedCertificatePage.unknown, status: 404) }
}
