import Contracts
import HTTP
import ProcessKit
import Synchronization
import WebKit

/// How the pages answer that need no sign-in, only the code or token in their address. One address may ask for so many in a minute: guessing
/// is hopeless anyway, and this keeps it from costing us anything.
final class SharedPages: Sendable {
    /// From one address, found or not: an office looks at a few, a program at thousands.
    static let requestsPerAddress = 120

    private let headers: SecurityHeaders
    private let clients: ClientAddress
    private let time: any TimeSource
    private let counts = Mutex(WindowCounts())

    init(headers: SecurityHeaders, clients: ClientAddress, time: any TimeSource) {
        self.headers = headers
        self.clients = clients
        self.time = time
    }

    func add(to routes: inout ServiceRoutes, _ owners: OwnerClient) {
        SharedDocumentRoutes(owners: owners, pages: self).add(to: &routes)
        SharedCertificateRoutes(owners: owners, pages: self).add(to: &routes)
    }

    /// No search engine keeps what it may have found, and no cache keeps what may be taken back.
    func answer(_ request: HTTPRequest, _ page: () async throws -> HTTPResponse) async throws -> HTTPResponse {
        try await headers.answering(request) {
            var response = mayAsk(request) ? try await page() : Self.tooMany
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
            response.headers["Cache-Control"] = "private, no-store"
            return response
        }
    }

    private func mayAsk(_ request: HTTPRequest) -> Bool {
        let (address, now) = (clients.countingKey(of: request), time.now)
        return counts.withLock { counts in
            guard counts.count(of: address, at: now) < Self.requestsPerAddress else { return false }
            counts.countUp(address, at: now)
            return true
        }
    }

    private static var tooMany: HTTPResponse {
        let title = "Too many requests"
        let page = SharedDocumentPage.frame(title, language: "en") {
            heading1 { title }
            paragraph { "Wait a minute and try again." }
            paragraph(Attribute("lang", "nl")) { "Te veel aanvragen. Wacht een minuut en probeer het opnieuw." }
        }
        return .tooMany(page)
    }
}

extension HTTPResponse {
    /// A page for whoever has asked too often in a minute.
    static func tooMany(_ page: HTML) -> HTTPResponse {
        var response = HTTPResponse.page(page, status: 429)
        response.headers["Retry-After"] = String(WindowCounts.windowSeconds)
        return response
    }
}
