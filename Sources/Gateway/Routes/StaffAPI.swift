import Contracts
import Database
import HTTP
import ServiceKit
import WireJSON

/// The staff API: recognises the person, checks the policy, then forwards to the owner or answers itself.
struct StaffAPI: Sendable {
    let sessions: Sessions
    let headers: SecurityHeaders
    let owners: OwnerClient
    let context: ServiceContext
    let feed: AuditFeed

    func add(to routes: inout ServiceRoutes) {
        for route in StaffRoute.all {
            routes.open(route.method, route.template) { request, _ in
                try await headers.answering(request) { try await respond(request, route) }
            }
        }
    }

    private func respond(_ request: HTTPRequest, _ route: StaffRoute) async throws -> HTTPResponse {
        let session = try await sessions.session(of: request)
        if let policy = route.policy { try session.identity.require(policy) }
        switch route.answerer {
        case .owner(let owner): return try await Forwarder(owners: owners).forward(request, to: owner, as: session.identity)
        case .ownerStream(let owner): return try await Forwarder(owners: owners).forwardStream(request, to: owner, as: session.identity)
        case .gateway(let own): return try await answer(own, GatewayRequest(http: request, session: session))
        }
    }

    private func answer(_ route: StaffRoute.OwnRoute, _ request: GatewayRequest) async throws -> HTTPResponse {
        switch route {
        case .me: return try .json(Me(request.identity))
        case .search: return try await JoinedSearch(client: owners).answer(request.http, as: request.identity)
        case .account: return try await account(request)
        case .audit: return try await AuditRoutes(context: context).list(request)
        case .auditExport: return try await AuditRoutes(context: context).export(request)
        case .events: return try await feed.open(request)
        }
    }

    private func account(_ request: GatewayRequest) async throws -> HTTPResponse {
        let account = try request.id(of: "account", as: AccountID.self)
        try await request.waitForEvent(context.seen)
        let timeline = try await AuditRoutes(context: context).timeline(of: account)
        return try await JoinedAccount(owners: owners).answer(account, timeline: timeline, for: request.http, as: request.identity)
    }
}

/// Who is signed in.
struct Me: Encodable {
    let email: String
    let policies: [String]

    init(_ identity: StaffIdentity) {
        email = identity.email
        policies = identity.policies.map(\.rawValue).sorted()
    }
}

extension HTTPResponse {
    static func json(_ answer: some Encodable) throws -> HTTPResponse {
        HTTPResponse(contentType: "application/json", try WireJSONEncoder(absentValues: .null).encode(answer))
    }
}
