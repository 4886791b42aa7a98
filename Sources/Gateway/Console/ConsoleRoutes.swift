import Contracts
import HTTP
import WebKit

/// The pages of the console and the rows of them that are read again after an action.
struct ConsoleRoutes: Sendable {
    /// A few hundred addresses, or long notes, with room to spare.
    private static let formBytesMaximum = 128 * 1024

    let sessions: Sessions
    let features: ConsoleFeatures
    let showsStyleGuide: Bool
    let dialogs: DialogRoutes
    let headers: SecurityHeaders
    let signIn: SignInRoutes
    let signOut: SignOutRoutes
    let checks: CheckForm
    let notices: NoticeForms
    let newInvoice: NewInvoiceForm
    let statements: StatementDocuments
    let feed: AuditFeed

    func add(to routes: inout ServiceRoutes) {
        open(&routes, .get, "/sign-in") { try await signIn.open($0) }
        open(&routes, .post, "/sign-in") { try await signIn.submit($0) }
        open(&routes, .post, "/sign-out") { try await signOut.close($0) }
        open(&routes, .post, ConsoleArea.checks.path) { try await checks.submit($0) }
        open(&routes, .post, "\(NoticesFeature.path)/read") { try await notices.readAll($0) }
        open(&routes, .post, "\(NoticesFeature.path)/{id}/read") { try await notices.read($0) }
        open(&routes, .post, NoticeSettingsFeature.path) { try await notices.setMails($0) }
        open(&routes, .post, NewInvoiceAddress.path) { try await newInvoice.submit($0) }
        page(&routes, StatementDocuments.path("html")) { .page(try await statements.html($0)) }
        page(&routes, StatementDocuments.path("pdf")) { try await statements.pdf($0) }
        for feature in features.all.map({ FeatureRoutes(feature: $0, badges: features.badges) }) {
            for path in feature.paths { page(&routes, path) { .page(try await feature.page($0)) } }
            if feature.hasForm { for path in feature.paths { form(&routes, path) { try await feature.submit($0, $1) } } }
            if let rows = feature.rowsPath { fragment(&routes, rows) { try await feature.rows($0) } }
        }
        if showsStyleGuide { page(&routes, StyleGuidePage.path) { .page(StyleGuidePage(viewer: $0.viewer, now: $0.now).html()) } }
        fragment(&routes, DialogRoutes.path) { try await dialogs.dialog($0) }
        fragment(&routes, "\(DialogRoutes.path)/revenue") { try await dialogs.revenue($0) }
        routes.unknown { request, _ in
            try await headers.answering(request) {
                guard request.isByBrowser else { throw Problem.notFound("path \(request.path.prefix(200))") }
                return try await signedIn(request) { _ in throw Problem.notFound("page \(request.path.prefix(200))") }
            }
        }
    }

    private typealias Answer = @Sendable (ConsoleView) async throws -> HTML

    private func open(
        _ routes: inout ServiceRoutes, _ method: HTTPMethod, _ path: String,
        _ respond: @escaping @Sendable (HTTPRequest) async throws -> HTTPResponse
    ) {
        routes.open(method, path) { request, _ in
            try await headers.answering(request) { try await withFailurePage(request, viewer: nil) { try await respond(request) } }
        }
    }

    /// A page for people: who isn't signed in goes to sign in and then comes back, and a problem is told in words.
    private func page(
        _ routes: inout ServiceRoutes, _ path: String, _ answer: @escaping @Sendable (ConsoleView) async throws -> HTTPResponse
    ) {
        routes.open(.get, path) { request, _ in
            try await headers.answering(request) {
                if let address = movedAddress(request) ?? addressWithoutEmptyFilters(request) { return .redirection(to: address) }
                return try await signedIn(request) { view in try await answer(view) }
            }
        }
    }

    /// The form of a page, which comes from a page of ours with its form token.
    private func form(
        _ routes: inout ServiceRoutes, _ path: String,
        _ submit: @escaping @Sendable (QueryItems, ConsoleView) async throws -> HTTPResponse
    ) {
        open(&routes, .post, path) { request in
            let (session, fields) = try await sessions.formOfOwnPage(request, bytesMaximum: Self.formBytesMaximum)
            var view = try await view(request, session)
            view.viewer.newestEvent = try await feed.newestEventID()
            return try await withFailurePage(request, viewer: view.viewer) { try await submit(fields, view) }
        }
    }

    private func signedIn(_ request: HTTPRequest, _ respond: (ConsoleView) async throws -> HTTPResponse) async throws -> HTTPResponse {
        let session: Session
        do {
            session = try await sessions.session(of: request)
        } catch let refusal as StaffTokenRefusal where refusal.isOfPerson {
            // Who may no longer come in is told why, rather than asked for the same token again.
            let page = SignInPage(refusal: refusal.problem.sentence, target: ReturnTarget(request.target))
            return .page(page.html(), status: refusal.problem.status)
        } catch let refusal as StaffTokenRefusal where refusal.problem.status == 401 {
            return signIn(andReturnTo: request)
        } catch let problem as Problem where problem.status == 401 {
            return signIn(andReturnTo: request)
        }
        var view = try await view(request, session)
        // Before the owners are asked: what they know then is no older.
        view.viewer.newestEvent = try await feed.newestEventID()
        return try await withFailurePage(request, viewer: view.viewer) { try await respond(view) }
    }

    private func signIn(andReturnTo request: HTTPRequest) -> HTTPResponse {
        let next: QueryItems = ["next": request.target]
        return .redirection(to: request.target == "/" ? "/sign-in" : "/sign-in?\(next.encoded)")
    }

    /// The list of accounts stood at `/` with its filters, which Home doesn't have; bookmarks of then still lead to it.
    private func movedAddress(_ request: HTTPRequest) -> String? {
        guard request.path == ConsoleArea.home.path, !request.query.items.isEmpty else { return nil }
        return "\(ConsoleArea.usage.path)?\(request.query.encoded)"
    }

    /// A form sends also the fields that nobody has filled in; a view has one address, without them.
    private func addressWithoutEmptyFilters(_ request: HTTPRequest) -> String? {
        let items = request.query.items
        let filled = items.filter { !$0.value.isEmpty }
        guard filled.count < items.count else { return nil }
        // As it came: what is encoded in it stays so.
        let path = request.target.prefix { $0 != "?" }
        return filled.isEmpty ? String(path) : "\(path)?\(QueryItems(filled).encoded)"
    }

    /// A piece of a page for the script; problems stay what they are.
    private func fragment(_ routes: inout ServiceRoutes, _ path: String, _ answer: @escaping Answer) {
        routes.open(.get, path) { request, _ in
            try await headers.answering(request) {
                .page(try await answer(try await view(request, try await sessions.session(of: request))))
            }
        }
    }

    private func view(_ request: HTTPRequest, _ session: Session) async throws -> ConsoleView {
        var viewer = try sessions.viewer(session)
        viewer.staffManagers = try await sessions.access.staffManagers()
        viewer.density = Density(request)
        viewer.shortcuts = KeyboardShortcuts(request)
        return ConsoleView(request: GatewayRequest(http: request, session: session), viewer: viewer, now: sessions.time.now)
    }

    private func withFailurePage(
        _ request: HTTPRequest, viewer: Viewer?, _ respond: () async throws -> HTTPResponse
    ) async throws -> HTTPResponse {
        do {
            return try await respond()
        } catch {
            guard let problem = Problem(telling: error) else { throw error }
            return .page(FailurePage(problem: problem, viewer: viewer, path: request.target).html(), status: problem.status)
        }
    }
}

extension HTTPRequest {
    /// Whether a person's browser asks for a page, and not a program for data.
    fileprivate var isByBrowser: Bool {
        (method == .get || method == .head) && !path.hasPrefix(ServiceRoutes.prefix) && (headers["Accept"] ?? "").contains("text/html")
    }
}
