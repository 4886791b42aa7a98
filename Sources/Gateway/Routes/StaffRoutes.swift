import Contracts
import Database
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// The staff API: recognises the person, checks the policy, then forwards to the owner or answers itself.
struct StaffRoutes: Sendable {
    typealias Respond = @Sendable (HTTPRequest, Session) async throws -> HTTPResponse

    let sessions: Sessions
    let headers: SecurityHeaders
    let owners: OwnerClient
    let context: ServiceContext
    let feed: AuditFeed
    let managers: StaffManagers

    func add(to routes: inout ServiceRoutes) {
        for (operation, respond) in forwarded { add(operation, to: &routes, respond) }
        for (operation, respond) in own {
            add(operation, to: &routes) { request, session in
                try operation.requireKnownParameters(of: request)
                return try await respond(GatewayRequest(http: request, session: session))
            }
        }
    }

    private func add(_ operation: Operation, to routes: inout ServiceRoutes, _ respond: @escaping Respond) {
        routes.open(operation.method.http, ServiceRoutes.prefix + operation.path) { request, _ in
            try await headers.answering(request) {
                let session = try await sessions.session(of: request)
                if let policy = operation.policy { try session.identity.require(policy) }
                return try await respond(request, session)
            }
        }
    }

    /// To the owner, who checks the parameters too, since it may know more of them.
    private var forwarded: [(Operation, Respond)] {
        let forwarder = Forwarder(owners: owners)
        return Operation.all.compactMap { operation in
            guard let owner = Owner(operation.owner) else { return nil }
            let respond: Respond =
                switch operation.answer {
                case .document: { try await forwarder.forward($0, to: owner, as: $1.identity) }
                case .stream: { SecurityHeaders.framing(try await forwarder.forwardStream($0, to: owner, as: $1.identity)) }
                }
            return (operation, respond)
        }
    }

    /// What the Gateway answers itself.
    private var own: [(Operation, @Sendable (GatewayRequest) async throws -> HTTPResponse)] {
        let preferences = PreferencesRoutes(context: context)
        let directory = StaffDirectoryRoutes(context: context, sightings: sessions.sightings, managers: managers)
        let policies = PolicyRoutes(context: context, managers: managers)
        let notices = NoticeRoutes(context: context)
        let audit = AuditRoutes(context: context)
        let checks = CheckDesk(owners: owners, context: context)
        return [
            (GatewayOperations.me, { try .json(Me($0.identity)) }),
            (GatewayOperations.preferences, { try await preferences.show($0) }),
            (GatewayOperations.setPreferences, { try await preferences.set($0) }),
            (GatewayOperations.notices, { try await notices.list($0) }),
            (GatewayOperations.readNotice, { try await notices.read($0) }),
            (GatewayOperations.readNotices, { try await notices.readAll($0) }),
            (GatewayOperations.staff, { try await directory.list($0) }),
            (GatewayOperations.grantPolicy, { try await policies.grant($0) }),
            (GatewayOperations.takePolicy, { try await policies.take($0) }),
            (GatewayOperations.search, { try await JoinedSearch(client: owners).answer($0.http, as: $0.identity) }),
            (GatewayOperations.account, { try await account($0) }),
            (GatewayOperations.tasks, { try .json(try await TaskDesk(owners: owners).answer(for: $0)) }),
            (ExternalLedOperations.list, { try .json(try await JoinedExternalLed(owners: owners).answer(for: $0)) }),
            (GatewayOperations.audit, { try await audit.list($0) }),
            (GatewayOperations.auditExport, { try await audit.export($0) }),
            (GatewayOperations.events, { try await feed.open($0) }),
            (GatewayOperations.checks, { try .json(try await checks.last(for: $0)) }),
            (GatewayOperations.runChecks, { try .json(try await checks.run(for: $0)) }),
        ]
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
